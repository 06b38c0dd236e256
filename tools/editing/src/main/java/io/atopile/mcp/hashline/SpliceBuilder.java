package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.hashline.LineSplice.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns edits into splices of one text. */
final class SpliceBuilder {

    /** One edit's splice, or why there is none. */
    sealed interface Cut permits LineSplice, ChangeRefusal {}

    private final TextLines text;
    private final Predicate<Anchor> shown;
    private final boolean literal;
    private final List<String> warnings = new ArrayList<>();

    SpliceBuilder(TextLines text, Predicate<Anchor> shown, boolean literal) {
        this.text = text;
        this.shown = shown;
        this.literal = literal;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Cut cut(int index, LineEdit edit) {
        var range = edit.lines();
        if (range.isPresent() && !text.has(range.get().last())) {
            return refuse(index, "there is no line %d".formatted(range.get().last()));
        }
        if (range.isEmpty() && !edit.anchors().isEmpty()) {
            return refuse(index, "end_anchor is above anchor");
        }
        var lines = range.orElse(LineRange.of(1));
        return switch (edit) {
            case LineEdit.Replace(_, var with) -> with.isEmpty()
                    ? refuse(index, "text is empty; use delete to remove lines")
                    : cutLines(index, lines.first() - 1, lines.count(), with, Rank.IN_PLACE);
            case LineEdit.Delete _ -> new LineSplice(index, lines.first() - 1, lines.count(), List.of(), Rank.IN_PLACE);
            case LineEdit.InsertBefore(_, var with) -> cutLines(index, lines.first() - 1, 0, with, Rank.BEFORE_LINE);
            case LineEdit.InsertAfter(_, var with) -> cutLines(index, lines.first(), 0, with, Rank.AFTER_LINE);
            case LineEdit.Prepend(var with) -> cutLines(index, 0, 0, with, Rank.PREPENDED);
            case LineEdit.Append(var with) -> cutLines(index, text.count(), 0, with, Rank.APPENDED);
            case LineEdit.ReplaceText(_, var find, var with) -> switch (ReplacementText.ofPiece(with, literal)) {
                case ReplacementText.Fit(var pieces, _) -> cutText(index, lines, find, String.join("\n", pieces));
                case ReplacementText.Unfit(var message) -> refuse(index, message);
            };
        };
    }

    private Cut cutLines(int index, int before, int removed, String with, Rank rank) {
        return switch (ReplacementText.ofLines(with, shown, literal)) {
            case ReplacementText.Fit(var lines, var notes) -> {
                notes.forEach(note -> warnings.add("edit %d: %s".formatted(index, note)));
                yield new LineSplice(index, before, removed, lines, rank);
            }
            case ReplacementText.Unfit(var message) -> refuse(index, message);
        };
    }

    private Cut cutText(int index, LineRange range, String find, String with) {
        var sought = String.join("\n", ReplacementText.BREAK.split(find, -1));
        var within = IntStream.rangeClosed(range.first(), range.last()).mapToObj(text::getText).collect(Collectors.joining("\n"));
        var at = sought.isEmpty() ? -1 : within.indexOf(sought);
        if (at < 0) {
            return refuse(index, sought.isEmpty() ? "find is empty" : "find does not occur in " + range);
        }
        if (within.indexOf(sought, at + 1) >= 0) {
            return refuse(index, "find occurs more than once in %s; make it longer".formatted(range));
        }
        var lineStart = within.lastIndexOf('\n', at - 1) + 1;
        var end = at + sought.length();
        var lineEnd = within.indexOf('\n', end) < 0 ? within.length() : within.indexOf('\n', end);
        var first = range.first() + countLineBreaks(within, 0, lineStart);
        var changed = within.substring(lineStart, at) + with + within.substring(end, lineEnd);
        var last = first + countLineBreaks(within, lineStart, lineEnd);
        if (last == text.count() && text.getTerminator(last) == LineTerminator.NONE && changed.endsWith("\n")) {
            return refuse(index, "text would add a newline to the file's last line, which has none; use replace");
        }
        return new LineSplice(index, first - 1, last - first + 1, List.of(changed.split("\n", -1)), Rank.IN_PLACE);
    }

    private static int countLineBreaks(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private static Cut refuse(int index, String message) {
        return ChangeRefusal.of(Kind.BAD_EDIT, "Edit %d: %s".formatted(index, message));
    }
}
