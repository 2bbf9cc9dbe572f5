"""tdocs: three documents of the Eingliederungshilfe from facts that stand once."""

__version__ = "0.1.0"
