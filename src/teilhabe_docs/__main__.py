"""`python -m teilhabe_docs` is `tdocs`."""

from teilhabe_docs.cli import main

if __name__ == "__main__":
    main()
