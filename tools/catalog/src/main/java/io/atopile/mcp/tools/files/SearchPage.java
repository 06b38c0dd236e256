package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.FileNames;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Glob;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.AnchoredPage;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.JsonCost;
import io.atopile.mcp.hashline.LineMatcher;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tools.files.ProjectSearch.FileHits;
import io.atopile.mcp.tools.files.ProjectSearch.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the hits of one page while walking the files. */
final class SearchPage implements ProjectWalk.Visitor {

    private static final int LARGEST_FILE = 4 << 20;
    private static final int ROOM = 30_000;
    private static final int LONGEST_HIT = 400;

    private final SnapshotStore snapshots;
    private final Glob glob;
    private final LineMatcher matcher;
    private final SearchCursor from;
    private final int limit;
    private final List<FileHits> files = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int hits;
    private int bytes;
    private Optional<SearchCursor> stoppedAt = Optional.empty();

    SearchPage(SnapshotStore snapshots, Glob glob, LineMatcher matcher, SearchCursor from, int limit) {
        this.snapshots = snapshots;
        this.glob = glob;
        this.matcher = matcher;
        this.from = from;
        this.limit = limit;
    }

    @Override
    public boolean visit(Inside file) {
        if (!FileNames.isText(file.real())) {
            return true;
        }
        var first = glob.matches(file.relative()) ? from.findFirstLine(file.relative()) : Optional.<Integer>empty();
        if (first.isPresent()) {
            switch (FileReader.read(file, LARGEST_FILE)) {
                case ReadOutcome.Bytes read -> {
                    if (FileContent.of(read.bytes()) instanceof TextLines lines) {
                        search(file.relative(), lines, first.get());
                    }
                }
                case ReadOutcome.TooLarge _ -> notes.add("files over 4 MiB were skipped, such as " + file.relative());
                case ReadOutcome.HardLinked _ -> notes.add("files with more than one hard link were skipped");
                case ReadOutcome.Missing _, ReadOutcome.NotAFile _, ReadOutcome.Failed _ -> notes.add("some files could not be read");
            }
        }
        return stoppedAt.isEmpty();
    }

    Output buildOutput(ProjectWalk.End end) {
        if (end == ProjectWalk.End.TOO_MANY) {
            notes.add("the project has too many files to search all of them; pass a folder as path");
        }
        return new Output(List.copyOf(files), hits, stoppedAt.map(SearchCursor::cursor), List.copyOf(notes));
    }

    int hits() {
        return hits;
    }

    String message() {
        return "%s in %s%s.".formatted(
                CountFormat.format(hits, "hit"),
                CountFormat.format(files.size(), "file"),
                stoppedAt.isPresent() ? "; there may be more, continue with next_cursor" : "");
    }

    private void search(String file, TextLines lines, int first) {
        var found = new ArrayList<LineRange>();
        for (var line = first; line <= lines.count() && stoppedAt.isEmpty(); line++) {
            var text = lines.getText(line);
            switch (matcher.find(text)) {
                case YES -> {
                    if (hasRoom(text)) {
                        found.add(LineRange.of(line));
                    } else {
                        stoppedAt = Optional.of(new SearchCursor(line - 1, file));
                    }
                }
                case NO -> {}
                case TOO_HARD -> notes.add("query takes too long on some lines, which were skipped; simplify it");
            }
        }
        if (!found.isEmpty()) {
            show(file, lines, found);
        }
    }

    private boolean hasRoom(String text) {
        var cost = Math.min(JsonCost.of(text), 2 * LONGEST_HIT) + 12;
        if (hits == limit || (hits > 0 && bytes + cost > ROOM)) {
            return false;
        }
        hits++;
        bytes += cost;
        return true;
    }

    private void show(String file, TextLines lines, List<LineRange> found) {
        var page = AnchoredPage.of(lines, found, new AnchoredPage.Room(Integer.MAX_VALUE, LONGEST_HIT));
        files.add(new FileHits(file, lines.revision().toShortForm(), new SecretLines(lines).hide(page.content())));
        page.notes().forEach(note -> notes.add(file + ": " + note));
        try {
            snapshots.serve(file, lines, page.whole());
        } catch (IOException _) {
            notes.add("the state directory can't be written, so these anchors can't be used for edits");
        }
    }
}
