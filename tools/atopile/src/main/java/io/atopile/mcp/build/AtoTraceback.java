package io.atopile.mcp.build;

import java.util.Optional;

/** What atopile stores about the origin of an error in the design; its column counts from 0. */
record AtoTraceback(Optional<String> title, Optional<Origin> origin) {

    record Origin(Optional<String> file, Optional<Integer> line, Optional<Integer> column) {}
}
