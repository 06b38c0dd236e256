package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.AssemblyTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a query into words: comparison operators are separate, numbers are joined with their units. */
final class QueryTokenizer {

    private static final int LONGEST_TEXT = 400;

    private static final int LONGEST_UNIT = 6;
    private static final Pattern APART = Pattern.compile("(<=|>=|<|>|=|@|\\.\\.\\.?|~)");
    private static final Pattern NUMBER = Pattern.compile("±?[0-9]+([.,/][0-9]+)*[kKmMuµnp]?");
    private static final Pattern UNIT = Pattern.compile("[\\p{L}%°Ω][\\p{L}%°/Ω]*");
    private static final Pattern BLANKS = Pattern.compile("[\\s;|]+");
    private static final Pattern LIST = Pattern.compile("[/,_]");
    private static final Pattern DASHES = Pattern.compile("[/,_-]");
    private static final Set<String> PIECES = Set.of("pcs", "pieces", "pc");
    private static final Set<String> FAMILIES = Set.of("SOT", "SOD", "SOIC", "SOP", "DIP", "QFN", "DFN", "TSSOP", "SSOP", "MSOP", "LQFP", "TQFP", "QFP", "BGA", "HC");
    private static final Set<String> FAMILIES_IN_CAPITALS = Set.of("TO", "DO", "SO", "SC");

    /** Synonymous phrases, and the form that the parser understands. */
    private record Phrase(Pattern pattern, String plain) {

        Phrase(String pattern, String plain) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), plain);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("\\b(?:at least|not less than|no less than|from at least)\\s+(?=[-$.0-9])", ">= "),
            new Phrase("\\b(?:at most|not more than|no more than|up to)\\s+(?=[-$.0-9])", "<= "),
            new Phrase("\\b(?:more than|greater than|higher than|over|above)\\s+(?=[-$.0-9])", "> "),
            new Phrase("\\b(?:less than|lower than|smaller than|cheaper than|under|below)\\s+(?=[-$.0-9])", "< "),
            new Phrase("(?<!\\S)([0-9][^\\s<>=]*)\\s+or\\s+(?:more|higher|greater|above|up)(?!\\S)", ">= $1"),
            new Phrase("(?<!\\S)([0-9][^\\s<>=]*)\\s+or\\s+(?:less|lower|smaller|below)(?!\\S)", "<= $1"),
            new Phrase("\\bop[- ]?amps?\\b", "operational amplifier"),
            new Phrase("(?<!hdmi )\\b(?:usb[- ]?)?type[- ]c\\b", "usb-c"),
            new Phrase("\\b(common|load|analog) (?=mode\\b|switch\\b)", "$1-"),
            new Phrase("\\b(?:package|footprint|manufacturer|brand|mfr|mpn|tier|kind|category|lcsc)\\s*[:=]\\s*", " "),
            new Phrase("\\b(stock|price|qty|quantity)\\s*:\\s*", "$1 "),
            new Phrase("\\b(qty|quantity)\\s*=\\s*", "$1 "));

    private QueryTokenizer() {}

    /** Returns where to stop reading a long text, without splitting a surrogate pair. */
    static int end(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    }

    static List<String> of(String text) {
        var plain = normalize(text);
        for (var phrase : PHRASES) {
            plain = phrase.pattern().matcher(plain).replaceAll(phrase.plain());
        }
        plain = APART.matcher(plain).replaceAll(" $1 ").replaceAll("\\s*±\\s*", " ±").strip();
        var words = new ArrayList<String>();
        for (var word : BLANKS.splitAsStream(plain).toList()) {
            var bare = stripPunctuation(word);
            if (!bare.isEmpty()) {
                splitWord(bare).forEach(piece -> add(words, piece));
            }
        }
        return words;
    }

    /** Unifies characters that look alike. */
    private static String normalize(String text) {
        return text.replace('\u03bc', '\u00b5')
                .replace('\u2126', '\u03a9')
                .replace("\u2103", "°C")
                .replace("\u2264", "<=")
                .replace("\u2265", ">=")
                .replace("=<", "<=")
                .replace("=>", ">=")
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u2212', '-')
                .replace('\u00a0', ' ')
                .replace("\u2026", "..")
                .replace("+/-", "±")
                .replace("+-", "±");
    }

    /** Splits {@code 100nF/25V/X7R} and {@code 10k-0603} into several words, but only if each piece is understood. */
    private static List<String> splitWord(String word) {
        if (!DASHES.matcher(word).find() || PackageName.findCanonicalName(word).isPresent()) {
            return List.of(word);
        }
        var listed = LIST.splitAsStream(word).toList();
        if (listed.stream().allMatch(QueryTokenizer::isUnderstood)) {
            return listed;
        }
        var dashed = DASHES.splitAsStream(word).toList();
        var hasHousing = dashed.stream().anyMatch(piece -> PackageName.findCanonicalName(piece).isPresent());
        return hasHousing && dashed.stream().allMatch(QueryTokenizer::isUnderstood) ? dashed : List.of(word);
    }

    private static boolean isUnderstood(String piece) {
        return PackageName.findCanonicalName(piece).isPresent()
                || QueryVocabulary.isDielectric(piece.toLowerCase(Locale.ROOT))
                || AssemblyTier.of(piece.toLowerCase(Locale.ROOT)).isPresent()
                || PhysicalQuantity.of(piece).filter(quantity -> quantity.unit().isPresent() || quantity.prefixed()).isPresent();
    }

    private static void add(List<String> words, String word) {
        var last = words.isEmpty() ? "" : words.getLast();
        if (isUnitOf(last, word)) {
            words.set(words.size() - 1, last + word);
        } else if (isPinsOf(last, word)) {
            words.set(words.size() - 1, last + "-" + word);
        } else {
            words.add(word);
        }
    }

    private static boolean isUnitOf(String number, String word) {
        return NUMBER.matcher(number).matches()
                && PackageName.findCanonicalName(number).isEmpty()
                && word.length() <= LONGEST_UNIT
                && UNIT.matcher(word).matches()
                && (PIECES.contains(word.toLowerCase(Locale.ROOT)) || PhysicalQuantity.of(number + word).isPresent());
    }

    /** {@code SOT 23}. */
    private static boolean isPinsOf(String family, String word) {
        return !word.isEmpty()
                && Character.isDigit(word.charAt(0))
                && (FAMILIES.contains(family.toUpperCase(Locale.ROOT)) || FAMILIES_IN_CAPITALS.contains(family))
                && PackageName.findCanonicalName(family + "-" + word).isPresent();
    }

    /** Removes surrounding punctuation. */
    private static String stripPunctuation(String word) {
        if (APART.matcher(word).matches()) {
            return word;
        }
        var start = 0;
        var end = word.length();
        while (start < end && "(,\"'[".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ",\"':]!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        var bare = word.substring(start, end);
        if (bare.endsWith(")") && bare.indexOf('(') < 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
