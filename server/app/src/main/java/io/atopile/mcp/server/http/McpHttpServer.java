package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.server.mcp.SdkServer;
import io.atopile.mcp.tool.DefectReporter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves any number of clients over streamable HTTP at {@code /mcp}, each request on a virtual thread. */
public final class McpHttpServer implements AutoCloseable {

    private static final int PLATFORM_THREADS = 8;
    private static final Duration SENDING_MAY_TAKE = Duration.ofSeconds(1);

    private final ExecutorService requests;
    private final Server jetty;
    private final ServerConnector connector;
    private final McpServlet front;
    private final ProtocolHandler revisions;
    private final HttpSettings settings;
    private final ConnectionMonitor connections;

    private McpHttpServer(McpServlet front, ProtocolHandler revisions, RequestMemory memory, InetAddress address, HttpSettings settings) {
        this.front = front;
        this.revisions = revisions;
        this.settings = settings;
        connections = new ConnectionMonitor(settings.bounds(), memory);
        requests = Executors.newVirtualThreadPerTaskExecutor();
        jetty = new Server(createThreadPool(requests));
        connector = createConnector(jetty, address, settings.port());
        connector.addBean(connections);
        jetty.addConnector(connector);
        jetty.setHandler(new ConnectionMonitor.Marker(connections, createHandler(front)));
        jetty.setErrorHandler(new JsonRpcErrorHandler());
    }

    /**
     * Starts a server that listens until it is closed.
     *
     * @throws BindRefusedException if the address is not loopback, doesn't exist or is in use
     */
    public static McpHttpServer start(ServerFeatures offer, HttpSettings settings, DefectReporter defects) throws BindRefusedException {
        var address = resolveLoopback(settings.host());
        var revisions = new SessionProtocolHandler(new SdkServer(offer, McpServlet.ENDPOINT, settings.limits(), defects));
        var runs = new RunStreams(offer.runs(), settings.limits().heartbeat());
        var memory = new RequestMemory(settings.bounds());
        var bodies = new BodyReader(settings.bounds(), memory);
        var front = new McpServlet(new OriginGuard(settings.host()), settings.authentication(), revisions, runs, bodies, defects);
        var face = new McpHttpServer(front, revisions, memory, address, settings);
        try {
            face.jetty.start();
            return face;
        } catch (Exception failure) {
            face.close();
            throw new BindRefusedException(
                    "Can't listen on %s port %d. Choose another port."
                            .formatted(settings.host(), settings.port()));
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Returns the URL of the endpoint. */
    public URI uri() {
        return URI.create("http://%s:%d%s".formatted(OriginGuard.formatUrlHost(settings.host()), port(), McpServlet.ENDPOINT));
    }

    /** Accepts no more requests, lets running ones finish or stops them, and shuts down; takes a bounded time. */
    @Override
    public void close() {
        front.close();
        try {
            revisions.finish(settings.patience());
            revisions.close();
            connections.awaitIdle(SENDING_MAY_TAKE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            revisions.close();
        }
        try {
            jetty.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("The HTTP server did not stop", failure);
        } finally {
            connections.close();
            requests.shutdownNow();
        }
    }

    private static InetAddress resolveLoopback(String host) throws BindRefusedException {
        try {
            var address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException _) {
            throw new BindRefusedException("Unknown address " + host + ". Listen on 127.0.0.1.");
        }
        throw new BindRefusedException(host + " can be reached from other machines, and traffic to it is not"
                + " encrypted. Listen on 127.0.0.1, and connect through a tunnel such as ssh -L.");
    }

    private static QueuedThreadPool createThreadPool(ExecutorService requests) {
        var threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }

    private static ServerConnector createConnector(Server jetty, InetAddress address, int port) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        return connector;
    }

    private static ServletContextHandler createHandler(McpServlet front) {
        var holder = new ServletHolder(front);
        holder.setAsyncSupported(true);
        var context = new ServletContextHandler("/");
        context.addServlet(holder, "/*");
        context.setErrorHandler(new JsonRpcErrorHandler());
        return context;
    }

    /** Answers requests that Jetty itself refuses, before or after the {@link McpServlet}, with nothing but a JSON-RPC error. */
    private static final class JsonRpcErrorHandler implements Request.Handler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var refusal = HttpErrorResponse.of(response.getStatus(), "The request could not be read.");
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
            response.write(true, ByteBuffer.wrap(refusal.body()), callback);
            return true;
        }
    }
}
