package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.EditOutcome.Current;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.EditOutcome.Refused;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits files of one project: reads the current text, places the edits on it, works them out and replaces the file, all
 * or nothing. The caller holds the file's claim meanwhile; other programs are caught by the comparison before the rename.
 */
public final class Editor {

    private static final int REGION_MARGIN = 2;

    private final SnapshotStore snapshots;
    private final AtomicFile writer;

    public Editor(SnapshotStore snapshots) {
        this(snapshots, new AtomicFile());
    }

    Editor(SnapshotStore snapshots, AtomicFile writer) {
        this.snapshots = snapshots;
        this.writer = writer;
    }

    /** Makes the edits of one call. */
    public EditOutcome edit(Inside place, EditRequest request) {
        return switch (FileReader.read(place, LineSplitter.LARGEST)) {
            case ReadOutcome.Bytes read -> switch (Content.of(read.bytes())) {
                case Lines lines -> edit(place, lines, request);
                case Content.NotText(var reason) -> refused(Kind.NOT_TEXT, "The file " + reason.message());
            };
            case ReadOutcome.TooLarge _ -> refused(Kind.NOT_TEXT, "The file " + Content.Reason.TOO_LARGE.message());
            case ReadOutcome.Missing _ -> refused(Kind.MISSING, "There is no such file");
            case ReadOutcome.NotAFile _ -> refused(Kind.NOT_REPLACEABLE, "That is not a file");
            case ReadOutcome.Failed _ -> refused(Kind.STORAGE, "The file can't be read");
        };
    }

    private EditOutcome edit(Inside place, Lines current, EditRequest request) {
        var resolver = new Resolver(snapshots, place.relative(), current);
        return switch (resolver.resolve(request.revision(), request.edits())) {
            case Refusal refusal -> refused(place, current, refusal);
            case Resolution.Placed(var edits, var served) -> switch (EditPlan.of(current, edits, served, request.literal())) {
                case Refusal refusal -> refused(place, current, refusal);
                case EditPlan plan when request.dryRun() || !plan.changes() -> made(plan, List.of(), false);
                case EditPlan plan -> write(place, plan);
            };
        };
    }

    private static Refused refused(Kind kind, String message) {
        return new Refused(Refusal.of(kind, message), Optional.empty());
    }

    private Refused refused(Inside place, Lines current, Refusal refusal) {
        var fresh = Page.of(current, refusal.near(), Page.Room.USUAL);
        try {
            if (!fresh.whole().isEmpty()) {
                snapshots.serve(place.relative(), current, fresh.whole());
            }
            return new Refused(refusal, Optional.of(new Current(current, fresh)));
        } catch (IOException _) {
            return new Refused(refusal, Optional.empty());
        }
    }

    private EditOutcome write(Inside place, EditPlan plan) {
        return switch (writer.replace(place.real(), plan.before().bytes(), plan.after().bytes())) {
            case WriteOutcome.Written(var durable) -> remembered(place, plan, durable);
            case WriteOutcome.Changed _ -> refused(
                    Kind.CHANGED_MEANWHILE, "Someone else wrote to the file while the edit was being made; read it again");
            case WriteOutcome.NotReplaceable(var obstacle) -> refused(Kind.NOT_REPLACEABLE, switch (obstacle) {
                case NOT_A_FILE -> "That is not a file";
                case READ_ONLY -> "The file is read-only";
                case HARD_LINKED -> "The file has a second name (a hard link) that an edit would part from it";
            });
            case WriteOutcome.Failed _ -> refused(Kind.STORAGE, "The file can't be written; is its folder writable and the disk not full?");
        };
    }

    private EditOutcome remembered(Inside place, EditPlan plan, boolean durable) {
        var warnings = new ArrayList<String>();
        if (!durable) {
            warnings.add("the file is written, but the disk did not confirm it");
        }
        var made = made(plan, warnings, true);
        try {
            snapshots.serve(place.relative(), plan.after(), made.region().whole());
            return made;
        } catch (IOException _) {
            warnings.add("the state directory can't be written: read the file again before the next edit");
            return made(plan, warnings, true);
        }
    }

    private static Made made(EditPlan plan, List<String> more, boolean written) {
        var warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(more);
        var region = Page.of(plan.after(), written ? regions(plan) : List.of(), Page.Room.USUAL);
        return new Made(plan, region, Diff.of(plan), warnings, written);
    }

    private static List<LineRange> regions(EditPlan plan) {
        var changed = plan.hunks().stream()
                .map(hunk -> new LineRange(
                        Math.max(1, hunk.newCount() == 0 ? hunk.newBefore() : hunk.newBefore() + 1),
                        Math.max(1, hunk.newBefore() + Math.max(1, hunk.newCount()))))
                .toList();
        return Whereabouts.around(changed, REGION_MARGIN, plan.after().count());
    }
}
