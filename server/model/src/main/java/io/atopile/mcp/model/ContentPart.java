package io.atopile.mcp.model;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of a message or of a call's output. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /** {@code url} is {@code data:} or {@code https:}. */
    record Image(String url) implements ContentPart {}

    /** The texts among them, joined by nothing. */
    static String joinTexts(List<ContentPart> content) {
        return content.stream()
                .map(piece -> switch (piece) {
                    case Text(var text) -> text;
                    case Image _ -> "";
                })
                .collect(Collectors.joining());
    }
}
