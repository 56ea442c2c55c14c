# One image runs every process of Heard: heard serve web | gateway | worker, and heard migrate. Only web and the scripts that browsers load
# have a build; the rest runs as it is written. `npm run containers:replay` does the same steps where there is no container engine.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
RUN npm ci
RUN npm run build
RUN mkdir empty

FROM node:24-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/apps/web/.next apps/web/.next
COPY --from=build /app/packages/widget/dist packages/widget/dist
# Files that people bring: one volume, shared by the processes.
COPY --from=build --chown=node:node /app/empty /data
ENV NODE_ENV=production HEARD_HOST=0.0.0.0 HEARD_DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1
USER node
VOLUME /data
EXPOSE 3000 3001
ENTRYPOINT ["node", "apps/cli/src/main.ts"]
CMD ["serve", "web"]
