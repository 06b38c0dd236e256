package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** One change a caller asks for; texts are whole lines without their last line break, anchors name lines it was shown. */
public sealed interface LineEdit {

    /** Puts lines in place of others. */
    record Replace(Span at, String text) implements LineEdit {}

    /** Takes lines away. */
    record Delete(Span at) implements LineEdit {}

    /** Puts lines before one. */
    record InsertBefore(Anchor at, String text) implements LineEdit {}

    /** Puts lines after one. */
    record InsertAfter(Anchor at, String text) implements LineEdit {}

    /** Puts lines before the first. */
    record Prepend(String text) implements LineEdit {}

    /** Puts lines after the last. */
    record Append(String text) implements LineEdit {}

    /** Puts a text in place of another that occurs exactly once within some lines. */
    record ReplaceText(Span at, String find, String text) implements LineEdit {}

    /**
     * The lines from one anchor to another.
     *
     * @param last the same anchor where only one line is meant
     */
    record Span(Anchor first, Anchor last) {
        Optional<LineRange> lines() {
            return first.line() > last.line() ? Optional.empty() : Optional.of(new LineRange(first.line(), last.line()));
        }
    }

    /** Every anchor the edit quotes. */
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

    /** The lines the edit names; empty when it names none, or names them in reverse. */
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

    /** The name callers know it by. */
    default String op() {
        return switch (this) {
            case Replace _ -> "replace";
            case Delete _ -> "delete";
            case InsertBefore _ -> "insert_before";
            case InsertAfter _ -> "insert_after";
            case Prepend _ -> "prepend";
            case Append _ -> "append";
            case ReplaceText _ -> "replace_text";
        };
    }

    /** The same edit on other lines; one that names none stays as it is. */
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
