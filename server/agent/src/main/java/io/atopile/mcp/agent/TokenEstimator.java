package io.atopile.mcp.agent;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import java.util.List;

/**
 * Estimates token counts before the provider reports them, at four UTF-8 bytes per token. This is close for English and
 * code, and rather too high than too low for other scripts. The provider's count of a completed request is always more
 * accurate.
 */
public final class TokenEstimator {

    private static final int BYTES_OF_ONE = 4;

    /** The maximum cost of a one-megapixel image with the usual providers, regardless of the length of its URL. */
    private static final int OF_AN_IMAGE = 1_600;

    /** Role, type, IDs and separators. */
    private static final int AROUND_AN_ITEM = 8;

    private TokenEstimator() {}

    /** Returns the estimate, rounded up; 0 only for an empty text. */
    public static int of(String text) {
        return of(countBytes(text));
    }

    public static int of(ConversationItem item) {
        return AROUND_AN_ITEM
                + switch (item) {
                    case ConversationItem.Message message -> ofContent(message.content());
                    case ConversationItem.Call(_, var name, var arguments) -> of(name) + of(arguments);
                    case ConversationItem.Output output -> ofContent(output.content());
                    case ConversationItem.Reasoning reasoning -> ofReasoning(reasoning);
                    case ConversationItem.Other(var json) -> of(json);
                };
    }

    /** Returns the sum over all items. */
    public static long of(List<ConversationItem> items) {
        return items.stream().mapToLong(TokenEstimator::of).sum();
    }

    /** Returns the size of a text in UTF-8. */
    static long countBytes(String text) {
        return text.codePoints().mapToLong(TokenEstimator::computeByteWidth).sum();
    }

    private static int of(long bytes) {
        return Math.toIntExact((bytes + BYTES_OF_ONE - 1) / BYTES_OF_ONE);
    }

    private static int ofContent(List<ContentPart> content) {
        return content.stream()
                .mapToInt(piece -> switch (piece) {
                    case ContentPart.Text(var text) -> of(text);
                    case ContentPart.Image _ -> OF_AN_IMAGE;
                })
                .sum();
    }

    /** The encrypted form is Base64, which is a third longer than what the model reads. */
    private static int ofReasoning(ConversationItem.Reasoning reasoning) {
        var summaries = reasoning.summary().stream().mapToInt(TokenEstimator::of).sum();
        return summaries + reasoning.encrypted().map(text -> of(countBytes(text) * 3 / 4)).orElse(0);
    }

    /** An unpaired surrogate is encoded as a question mark. */
    private static int computeByteWidth(int codePoint) {
        if (codePoint < 0x80 || Character.getType(codePoint) == Character.SURROGATE) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
