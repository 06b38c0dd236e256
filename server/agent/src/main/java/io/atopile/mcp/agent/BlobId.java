package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The ID of a stored text: the SHA-256 of its bytes, in hex. */
public record BlobId(@JsonValue String hash) {

    @JsonCreator
    public BlobId {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a blob ID: " + hash);
        }
    }
}
