# tdocs for pipelines and servers. No preview: it listens on the loopback alone, which is the container's own.
FROM python:3.13.12-slim-trixie AS build
WORKDIR /source
COPY . .
RUN pip install --no-cache-dir -c constraints.txt pip
RUN python -m venv --without-pip /opt/tdocs
RUN pip --python /opt/tdocs/bin/python install --no-cache-dir \
    -c constraints.txt --build-constraint constraints.txt ".[pdf,xlsx,git]"

FROM python:3.13.12-slim-trixie
COPY --from=build /opt/tdocs /opt/tdocs
ENV HOME=/tmp
WORKDIR /konzept
USER 10001:10001
ENTRYPOINT ["/opt/tdocs/bin/tdocs"]
