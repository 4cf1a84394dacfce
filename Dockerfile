# The daemon in a small image: docker build -t millrace .
FROM debian:trixie-slim AS build
WORKDIR /src
COPY tests/deps tests/deps
RUN tests/deps/install build
COPY . .
RUN make -j"$(nproc)" all && make install DESTDIR=/out PREFIX=/usr

FROM debian:trixie-slim
RUN apt-get update -q \
	&& apt-get install -y -q --no-install-recommends ca-certificates libpq5 librdkafka1 libavro24 libconfig11 libcurl4t64 \
		libjansson4 libmicrohttpd12t64 \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --system --uid 10001 --home-dir /var/lib/millrace --create-home millrace
COPY --from=build /out/ /
USER millrace
ENV STATE_DIRECTORY=/var/lib/millrace
VOLUME /var/lib/millrace
EXPOSE 8085
STOPSIGNAL SIGTERM
HEALTHCHECK --start-period=60s CMD ["millrace", "status", "--http", "127.0.0.1:8085"]
ENTRYPOINT ["millrace"]
CMD ["run", "-c", "/etc/millrace/millrace.conf"]
