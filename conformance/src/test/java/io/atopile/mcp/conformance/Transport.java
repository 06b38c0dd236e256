package io.atopile.mcp.conformance;

import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.client.Wire;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.tool.DefectReporter;

/** The ways to a server, each with its shipped face in this process. */
public enum Transport {
    STDIO,
    HTTP;

    /** An offer behind a face; every connection is another client. */
    public interface Served extends Wire.Connector, AutoCloseable {

        /** Tells no caller anything, as in the shipped server. */
        DefectReporter DEFECTS = (_, _) -> "defect-1";

        default McpClient client() {
            return new McpClient(this);
        }

        @Override
        void close();
    }

    public Served serve(ServerFeatures offer) {
        return switch (this) {
            case STDIO -> new ServedOverStdio(offer);
            case HTTP -> ServedOverHttp.of(offer);
        };
    }
}
