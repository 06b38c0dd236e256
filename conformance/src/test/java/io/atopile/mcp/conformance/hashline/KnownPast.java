package io.atopile.mcp.conformance.hashline;

import io.atopile.mcp.hashline.ChangeRecord;
import io.atopile.mcp.hashline.FileHistory;
import io.atopile.mcp.hashline.FileRevision;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.ServedLines;
import io.atopile.mcp.hashline.TextLines;
import java.util.List;
import java.util.Optional;

/** A past in which one text was shown in full and nothing was edited here since. */
record KnownPast(TextLines read) implements FileHistory {

    @Override
    public List<FileRevision> listShownRevisions() {
        return List.of(read.revision());
    }

    @Override
    public Optional<ServedLines> findServed(FileRevision revision) {
        return revision.equals(read.revision())
                ? Optional.of(ServedLines.of(read, List.of(new LineRange(1, read.count()))))
                : Optional.empty();
    }

    @Override
    public Optional<TextLines> findText(FileRevision revision) {
        return revision.equals(read.revision()) ? Optional.of(read) : Optional.empty();
    }

    @Override
    public List<ChangeRecord> changes() {
        return List.of();
    }
}
