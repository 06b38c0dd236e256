package io.atopile.mcp.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a connection failed, from the exceptions of Java's HTTP client, which tell these reasons apart by their causes only. */
public enum ConnectionFailure {
    /** Nothing listens at the address. */
    REFUSED("the connection was refused: nothing is listening there"),
    UNKNOWN_HOST("its host name can't be resolved"),
    TIMEOUT("connecting took too long"),
    /** The server's certificate isn't trusted; trying again doesn't help. */
    UNTRUSTED("its TLS certificate isn't trusted; SSL_CERT_FILE can name a PEM file with the authority that issued it"),
    TLS("no TLS connection could be established"),
    PROXY("the proxy doesn't establish the connection"),
    LOST("the connection was lost");

    private final String title;

    ConnectionFailure(String title) {
        this.title = title;
    }

    /** Returns the reason, for users. */
    public String title() {
        return title;
    }

    public static ConnectionFailure of(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return UNKNOWN_HOST;
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return TIMEOUT;
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertificateException.class)) {
            return UNTRUSTED;
        }
        if (has(failure, SSLException.class)) {
            return TLS;
        }
        if (failure instanceof IOException && isOfProxy(failure)) {
            return PROXY;
        }
        return has(failure, ConnectException.class) ? REFUSED : LOST;
    }

    private static boolean isOfProxy(Throwable failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "");
        return message.startsWith("Tunnel failed") || message.contains("proxy");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10).anyMatch(type::isInstance);
    }
}
