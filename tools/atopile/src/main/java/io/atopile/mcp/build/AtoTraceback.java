package io.atopile.mcp.build;

import java.util.Optional;

/** The origin of a design error as atopile stores it; the column counts from 0. */
record AtoTraceback(Optional<String> title, Optional<Origin> origin) {

    record Origin(Optional<String> file, Optional<Integer> line, Optional<Integer> column) {}
}
