package io.atopile.mcp.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Limits how long a connection may be silent while something is read from it; closing restores the previous timeout. */
record ConnectionIdleTimeout(EndPoint connection, long before) implements AutoCloseable {

    static ConnectionIdleTimeout of(HttpServletRequest request, Duration time) {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        var before = connection.getIdleTimeout();
        connection.setIdleTimeout(time.toMillis());
        return new ConnectionIdleTimeout(connection, before);
    }

    @Override
    public void close() {
        connection.setIdleTimeout(before);
    }
}
