package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.transport.AttemptResult.Stage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells why a connection could not be made or broke, in words that say what to mend. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** Classifies a failure; {@code before} begins its description. A certificate that isn't trusted now will not be trusted soon. */
    static AttemptResult toResult(Throwable failure, Stage stage, String before) {
        var why = before + describe(failure);
        return findCause(failure, CertificateException.class).isPresent() ? new AttemptResult.Refused(Fault.UNAVAILABLE, why) : AttemptResult.Passing.of(stage, why);
    }

    static String describe(Throwable failure) {
        if (findCause(failure, UnknownHostException.class).isPresent() || findCause(failure, UnresolvedAddressException.class).isPresent()) {
            return "no such host";
        }
        if (findCause(failure, CertificateException.class).isPresent()) {
            return "its certificate isn't trusted (SSL_CERT_FILE can name a file with the authority's certificate)";
        }
        if (findCause(failure, SSLException.class).isPresent()) {
            return "no TLS connection could be made: " + getMessage(failure);
        }
        return failure instanceof ConnectException ? "could not connect" : getMessage(failure);
    }

    private static String getMessage(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }

    private static <T extends Throwable> Optional<T> findCause(Throwable failure, Class<T> kind) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(10).filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
