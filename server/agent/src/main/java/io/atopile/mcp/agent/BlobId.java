package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a text is kept: the SHA-256 of its bytes, in hex. */
public record BlobId(@JsonValue String hash) {

    @JsonCreator
    public BlobId {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a reference: " + hash);
        }
    }
}
