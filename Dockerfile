# Công Khai on one machine or beside PostgreSQL and an S3 server: the CMS and the functions server, as `npm start` runs them, or one of them
# (`PARTS=cms`, `PARTS=functions`).
# docs/operations.md#in-a-container says how to run it. `--build-arg NODE_IMAGE=…` takes the base image from elsewhere.
ARG NODE_IMAGE=docker.io/library/node:22.21.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
# For better-sqlite3, which is compiled for this version of Node.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/congkhai
COPY . .
RUN node scripts/prepare.mjs \
  && node scripts/backup-programs.mjs \
  && rm -rf .cache/install ~/.npm

FROM ${NODE_IMAGE}
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data congkhai \
  && install --directory --owner=congkhai --group=congkhai --mode=700 /data
WORKDIR /opt/congkhai
# Whoever runs it can read the program and not change it: what it writes goes to /data, and to /tmp.
COPY --from=build /opt/congkhai /opt/congkhai
ENV DATA_DIR=/data/state \
  ENV_FILE=/data/options.env \
  HOST=0.0.0.0 \
  CMS_HOST=0.0.0.0 \
  DEMONSTRATION_CONTENT=none
USER congkhai
VOLUME /data
EXPOSE 8080 1337
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PARTS === 'cms' ? '1337/_health' : '8080/v1/health')).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
