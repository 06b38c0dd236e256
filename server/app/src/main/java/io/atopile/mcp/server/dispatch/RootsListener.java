package io.atopile.mcp.server.dispatch;

import java.util.List;

/** Learns where the client's user works, for a server whose directories nobody named. */
public interface RootsListener {

    /** The client's roots, as URIs; replaces what was known before. */
    void follow(List<String> uris);

    /** The client has announced roots but hasn't listed them; {@code reason} is a sentence. An answer may still follow. */
    void reportMissing(String reason);
}
