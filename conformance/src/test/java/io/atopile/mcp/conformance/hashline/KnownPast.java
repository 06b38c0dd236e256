package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.hashline.Change;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.Lines;
import io.atopile.mcp.hashline.Past;
import io.atopile.mcp.hashline.Revision;
import io.atopile.mcp.hashline.Served;
import java.util.List;
import java.util.Optional;

/** A past in which one text was shown in full and nothing was edited here since. */
record KnownPast(Lines read) implements Past {

    @Override
    public List<Revision> shown() {
        return List.of(read.revision());
    }

    @Override
    public Optional<Served> served(Revision revision) {
        return revision.equals(read.revision())
                ? Optional.of(Served.of(read, List.of(new LineRange(1, read.count()))))
                : Optional.empty();
    }

    @Override
    public Optional<Lines> text(Revision revision) {
        return revision.equals(read.revision()) ? Optional.of(read) : Optional.empty();
    }

    @Override
    public List<Change> changes() {
        return List.of();
    }
}
