package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.Anchor;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.LineEdit.Span;
import io.atopile.mcp.hashline.LineEdit;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tools.answer.EditItem.Op;
import io.atopile.mcp.tools.answer.EditItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses the flat edits of a call, or reports which field is missing or superfluous. */
sealed interface EditArguments {

    record Understood(EditRequest request) implements EditArguments {}

    record Misunderstood(String message) implements EditArguments {}

    static EditArguments parse(ProjectEditFile.Input input) {
        if (!RevisionArgument.isValid(input.rev())) {
            return new Misunderstood(RevisionArgument.INVALID);
        }
        var edits = new ArrayList<LineEdit>();
        for (var i = 0; i < input.edits().size(); i++) {
            var fields = new Fields(input.edits().get(i));
            var problem = fields.problem();
            if (problem.isPresent()) {
                return new Misunderstood("Edit %d: %s".formatted(i, problem.get()));
            }
            edits.add(fields.edit());
        }
        return new Understood(new EditRequest(RevisionArgument.parse(input.rev()), edits, input.onDrift(), input.literal(), input.dryRun()));
    }

    /** One edit's fields; an empty field counts as omitted, except a text that an op needs. */
    record Fields(EditItem item) {

        Optional<String> problem() {
            var op = item.op().name().toLowerCase(Locale.ROOT);
            if (needsAnchor() == anchorText().isEmpty()) {
                return Optional.of(op + (needsAnchor() ? " needs anchor" : " takes no anchor; insert_before and insert_after do"));
            }
            if (!supportsRange() && endText().isPresent()) {
                return Optional.of(op + " takes no end_anchor");
            }
            if (item.op() == Op.DELETE ? item.text().filter(text -> !text.isEmpty()).isPresent() : item.text().isEmpty()) {
                return Optional.of(op + (item.op() == Op.DELETE ? " takes no text; use replace" : " needs text"));
            }
            if ((item.op() == Op.REPLACE_TEXT) == find().isEmpty()) {
                return Optional.of(op + (item.op() == Op.REPLACE_TEXT ? " needs find" : " takes no find; use replace_text"));
            }
            return List.of(anchorText(), endText()).stream()
                    .flatMap(Optional::stream)
                    .filter(text -> Anchor.parse(text).isEmpty())
                    .findFirst()
                    .map(text -> "'%s' is not an anchor; copy the N:hhhh before a line's |, such as 12:4f2a"
                            .formatted(NameSuggestions.shorten(text)));
        }

        /** Returns the edit; call it only if there is no {@link #problem}. */
        LineEdit edit() {
            var text = item.text().orElse("");
            return switch (item.op()) {
                case REPLACE -> new LineEdit.Replace(span(), text);
                case DELETE -> new LineEdit.Delete(span());
                case INSERT_BEFORE -> new LineEdit.InsertBefore(span().first(), text);
                case INSERT_AFTER -> new LineEdit.InsertAfter(span().first(), text);
                case PREPEND -> new LineEdit.Prepend(text);
                case APPEND -> new LineEdit.Append(text);
                case REPLACE_TEXT -> new LineEdit.ReplaceText(span(), find().orElseThrow(), text);
            };
        }

        private Span span() {
            var first = anchorText().flatMap(Anchor::parse).orElseThrow();
            return new Span(first, endText().flatMap(Anchor::parse).orElse(first));
        }

        private boolean needsAnchor() {
            return switch (item.op()) {
                case REPLACE, DELETE, INSERT_BEFORE, INSERT_AFTER, REPLACE_TEXT -> true;
                case PREPEND, APPEND -> false;
            };
        }

        private boolean supportsRange() {
            return switch (item.op()) {
                case REPLACE, DELETE, REPLACE_TEXT -> true;
                case INSERT_BEFORE, INSERT_AFTER, PREPEND, APPEND -> false;
            };
        }

        private Optional<String> anchorText() {
            return item.anchor().filter(text -> !text.isBlank());
        }

        private Optional<String> endText() {
            return item.endAnchor().filter(text -> !text.isBlank());
        }

        private Optional<String> find() {
            return item.find().filter(text -> !text.isEmpty());
        }
    }
}
