# The lab in a container. Needs nothing of its base image but Node; the classic builder will do.
#   docker build -t fieldfault .
#   docker run --rm -p 127.0.0.1:2200-2219:2200-2219 -p 127.0.0.1:8080:8080 fieldfault
ARG BASE=node:22-bookworm-slim

FROM ${BASE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY emulators emulators
COPY scenarios scenarios
RUN npm run build && npm prune --omit=dev --omit=peer --ignore-scripts --no-audit --no-fund
# Left out: what only debuggers and compilers read, and the builds of sql.js that nothing loads.
RUN find dist node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.[cm]ts' \) -delete \
  && find node_modules/sql.js/dist -type f ! -name 'sql-wasm.js' ! -name 'sql-wasm.wasm' -delete
COPY LICENSE NOTICE ./
COPY docker/entrypoint.js docker/healthcheck.js docker/
RUN mkdir -p /out/opt/fieldfault /out/usr/local/bin \
  && mv package.json LICENSE NOTICE dist scenarios node_modules docker /out/opt/fieldfault/ \
  && chmod 755 /out/opt/fieldfault/dist/src/cli/main.js \
  && ln -s /opt/fieldfault/dist/src/cli/main.js /out/usr/local/bin/fieldfault
# All that is ever written is below this folder. A tmpfs in its place has the same mode.
RUN mkdir -p /out/var/lib && mkdir -m 1777 /out/var/lib/fieldfault

FROM ${BASE}
COPY --from=build /out/ /
ENV NODE_ENV=production \
  HOME=/var/lib/fieldfault \
  FIELDFAULT_DIR=/var/lib/fieldfault/lab \
  FIELDFAULT_KEYS=/var/lib/fieldfault/host-keys \
  FIELDFAULT_SCENARIO=ucsm/login-blocked-by-old-client \
  FIELDFAULT_BIND=0.0.0.0 \
  FIELDFAULT_PORTS=2200-2219 \
  FIELDFAULT_API_BIND=0.0.0.0 \
  FIELDFAULT_API_PORT=8080
USER 10001:10001
WORKDIR /var/lib/fieldfault
EXPOSE 2200-2219 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "/opt/fieldfault/docker/healthcheck.js"]
ENTRYPOINT ["node", "/opt/fieldfault/docker/entrypoint.js"]
