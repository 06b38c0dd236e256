package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** One change that a caller requests; texts are whole lines without their last line break, anchors name lines that it has read. */
public sealed interface LineEdit {

    /** Replaces lines with others. */
    record Replace(Span at, String text) implements LineEdit {}

    /** Deletes lines. */
    record Delete(Span at) implements LineEdit {}

    /** Inserts lines before a line. */
    record InsertBefore(Anchor at, String text) implements LineEdit {}

    /** Inserts lines after a line. */
    record InsertAfter(Anchor at, String text) implements LineEdit {}

    /** Inserts lines before the first. */
    record Prepend(String text) implements LineEdit {}

    /** Inserts lines after the last. */
    record Append(String text) implements LineEdit {}

    /** Replaces a text that occurs exactly once within some lines. */
    record ReplaceText(Span at, String find, String text) implements LineEdit {}

    /**
     * The lines from one anchor to another.
     *
     * @param last the same anchor if only one line is meant
     */
    record Span(Anchor first, Anchor last) {
        Optional<LineRange> lines() {
            return first.line() > last.line() ? Optional.empty() : Optional.of(new LineRange(first.line(), last.line()));
        }
    }

    /** Returns every anchor that the edit quotes. */
    default List<Anchor> anchors() {
        return switch (this) {
            case Replace(var at, _) -> List.of(at.first(), at.last());
            case Delete(var at) -> List.of(at.first(), at.last());
            case ReplaceText(var at, _, _) -> List.of(at.first(), at.last());
            case InsertBefore(var at, _) -> List.of(at);
            case InsertAfter(var at, _) -> List.of(at);
            case Prepend _, Append _ -> List.of();
        };
    }

    /** Returns the lines that the edit names; empty if it names none, or names them in reverse. */
    default Optional<LineRange> lines() {
        return switch (this) {
            case Replace(var at, _) -> at.lines();
            case Delete(var at) -> at.lines();
            case ReplaceText(var at, _, _) -> at.lines();
            case InsertBefore(var at, _) -> Optional.of(LineRange.of(at.line()));
            case InsertAfter(var at, _) -> Optional.of(LineRange.of(at.line()));
            case Prepend _, Append _ -> Optional.empty();
        };
    }

    /** Returns the same edit on other lines; one that names no lines is returned unchanged. */
    default LineEdit withLines(TextLines text, LineRange lines) {
        var span = new Span(text.anchor(lines.first()), text.anchor(lines.last()));
        return switch (this) {
            case Replace(_, var with) -> new Replace(span, with);
            case Delete _ -> new Delete(span);
            case ReplaceText(_, var find, var with) -> new ReplaceText(span, find, with);
            case InsertBefore(_, var with) -> new InsertBefore(span.first(), with);
            case InsertAfter(_, var with) -> new InsertAfter(span.first(), with);
            case Prepend _, Append _ -> this;
        };
    }
}
