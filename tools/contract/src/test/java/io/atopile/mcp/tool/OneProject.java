package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class OneProject implements Workspace {

    @Override
    public List<Path> roots() {
        return List.of(Path.of("/p"));
    }

    @Override
    public Path resolve(Optional<String> project) {
        return Path.of("/p");
    }

    @Override
    public String label(Path directory) {
        return directory.toString().substring(1);
    }
}
