package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.AssemblyTier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses the stock, prices and tiers of a query. */
final class StockAndPriceParser {

    private static final Pattern MONEY = Pattern.compile("(?:\\$|usd)?([0-9]*\\.?[0-9]+)(?:\\$|usd)?");
    private static final Pattern MARKED_MONEY = Pattern.compile("\\$[0-9]*\\.?[0-9]+|[0-9]*\\.?[0-9]+(?:\\$|usd)");
    private static final Pattern PIECES = Pattern.compile("([0-9]{1,9})(?:pcs|pieces|pc)");
    private static final Set<String> MOST = Set.of("<", "<=", "under", "below", "max", "less", "cheaper", "than", "=");
    private static final Set<String> LEAST = Set.of(">", ">=", "=");

    private StockAndPriceParser() {}

    /** Returns how many words from a position on it parsed; 0 if none. */
    static int parse(List<String> words, int at, PartQueryBuilder draft) {
        var word = words.get(at).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "basic", "preferred", "extended" -> parseTier(words, at, AssemblyTier.of(word), draft);
            case "in" -> is(words, at + 1, "stock") ? setMinStock(draft, 1, 2) : 0;
            case "instock", "in-stock", "available" -> setMinStock(draft, 1, 1);
            case "stock" -> parseMinStock(words, at, draft);
            case "price", "cost", "costs", "priced" -> parsePrice(words, at + 1, 1, draft);
            case "under", "below", "cheaper", "max", "<", "<=" -> parseMaxPrice(words, at, draft);
            case "qty", "quantity" -> parseQuantity(words, at + 1, 1, draft);
            case "jlc", "jlcpcb", "lcsc" -> is(words, at + 1, "basic") || is(words, at + 1, "preferred") || is(words, at + 1, "extended") ? 1 : 0;
            default -> MARKED_MONEY.matcher(word).matches() ? parsePrice(words, at, 0, draft) : parsePieces(word, draft);
        };
    }

    private static int parseTier(List<String> words, int at, Optional<AssemblyTier> tier, PartQueryBuilder draft) {
        tier.ifPresent(draft::addTier);
        return is(words, at + 1, "part") || is(words, at + 1, "parts") ? 2 : 1;
    }

    private static int setMinStock(PartQueryBuilder draft, long atLeast, int read) {
        draft.setMinStock(atLeast);
        return read;
    }

    private static int parseMinStock(List<String> words, int at, PartQueryBuilder draft) {
        var signed = at + 1 < words.size() && LEAST.contains(words.get(at + 1));
        var number = count(words, signed ? at + 2 : at + 1);
        if (number.isEmpty()) {
            draft.setMinStock(1);
            return 1;
        }
        draft.setMinStock(number.getAsLong() + (signed && words.get(at + 1).equals(">") ? 1 : 0));
        return signed ? 3 : 2;
    }

    /** {@code under $0.10 @ 100}: only with a currency sign, because a limit without one belongs to a parameter. */
    private static int parseMaxPrice(List<String> words, int at, PartQueryBuilder draft) {
        var number = at + 1;
        while (number < words.size() && MOST.contains(words.get(number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        var isMarked = number < words.size() && MARKED_MONEY.matcher(words.get(number).toLowerCase(Locale.ROOT)).matches();
        return isMarked ? parsePrice(words, at, 0, draft) : 0;
    }

    private static int parsePrice(List<String> words, int from, int read, PartQueryBuilder draft) {
        var at = from;
        while (at < words.size() && MOST.contains(words.get(at).toLowerCase(Locale.ROOT))) {
            at++;
        }
        var amount = at < words.size() ? MONEY.matcher(words.get(at).toLowerCase(Locale.ROOT)) : MONEY.matcher("");
        if (!amount.matches()) {
            return 0;
        }
        draft.setMaxPrice(Double.parseDouble(amount.group(1)));
        var end = at + 1;
        if (is(words, end, "@") || is(words, end, "at") || is(words, end, "for")) {
            return end + 1 - from + read + parseQuantity(words, end + 1, 0, draft);
        }
        return end - from + read;
    }

    private static int parseQuantity(List<String> words, int at, int read, PartQueryBuilder draft) {
        var number = count(words, at);
        if (number.isEmpty()) {
            return 0;
        }
        draft.setQuantity(Math.max(1, number.getAsLong()));
        return read + 1;
    }

    /** {@code 5000pcs}. */
    private static int parsePieces(String word, PartQueryBuilder draft) {
        var matcher = PIECES.matcher(word);
        if (!matcher.matches()) {
            return 0;
        }
        draft.setQuantity(Math.max(1, Long.parseLong(matcher.group(1))));
        return 1;
    }

    private static OptionalLong count(List<String> words, int at) {
        if (at >= words.size()) {
            return OptionalLong.empty();
        }
        var word = words.get(at).toLowerCase(Locale.ROOT).replaceAll("(pcs|pieces|pc)$", "");
        return PhysicalQuantity.of(word)
                .filter(quantity -> quantity.unit().isEmpty() && quantity.value() >= 0 && quantity.value() < Integer.MAX_VALUE)
                .map(quantity -> OptionalLong.of((long) quantity.value()))
                .orElse(OptionalLong.empty());
    }

    private static boolean is(List<String> words, int at, String word) {
        return at < words.size() && words.get(at).equalsIgnoreCase(word);
    }
}
