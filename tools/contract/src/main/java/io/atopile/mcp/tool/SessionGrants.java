package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The user's approvals until the client disconnects: tools, each for one project. In memory only. */
public final class SessionGrants {

    private record Grant(String tool, Optional<Path> project) {}

    private final Set<Grant> grants = ConcurrentHashMap.newKeySet();

    public void add(String tool, Optional<Path> project) {
        grants.add(new Grant(tool, project));
    }

    public boolean covers(String tool, Optional<Path> project) {
        return grants.contains(new Grant(tool, project));
    }
}
