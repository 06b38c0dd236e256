package io.atopile.mcp.parts.catalogue;

import io.atopile.mcp.parts.AssemblyTier;
import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartAttribute;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.PriceBreak;
import io.atopile.mcp.parts.query.DescriptionReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One record of a supplier's list, verbatim; missing fields are empty.
 *
 * @param number the supplier's own, such as C25804
 * @param category from the broadest down
 */
record SupplierRecord(
        String number,
        String category,
        String partNumber,
        String packageName,
        String manufacturer,
        Optional<AssemblyTier> tier,
        String description,
        String datasheet,
        List<PriceBreak> prices,
        String stock,
        List<PartAttribute> attributes) {

    private static final Pattern NUMBER = Pattern.compile("C[0-9]{1,12}");
    private static final Pattern WEB = Pattern.compile("https?://\\S{4,500}");
    private static final int LONGEST_PART_NUMBER = 120;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;

    SupplierRecord {
        prices = List.copyOf(prices);
        attributes = List.copyOf(attributes);
    }

    /** Returns why the record is rejected; empty if it is valid. */
    Optional<String> fault() {
        if (!NUMBER.matcher(number).matches()) {
            return Optional.of("its supplier number is invalid");
        }
        if (partNumber.isBlank()) {
            return Optional.of("it has no part number");
        }
        if (partNumber.length() > LONGEST_PART_NUMBER) {
            return Optional.of("its part number is longer than %d characters".formatted(LONGEST_PART_NUMBER));
        }
        if (partNumber.codePoints().anyMatch(SupplierRecord::isInvisible)) {
            return Optional.of("its part number contains a control character");
        }
        return Optional.empty();
    }

    /** Converts the record to a part. */
    Part toPart(String catalogue) {
        var facts = DescriptionReader.read(Optional.empty(), category, description, packageName);
        return new Part(
                new PartId(PartSource.IMPORTED, catalogue + "/" + number),
                facts.kind(),
                partNumber.strip(),
                Optional.of(clean(manufacturer, LONGEST_NAME)).filter(name -> !name.isEmpty()),
                facts.packageName(),
                facts.variant(),
                clean(description, LONGEST_TEXT),
                clean(category, LONGEST_NAME),
                Optional.of(datasheet.strip()).filter(link -> WEB.matcher(link).matches()),
                Optional.of(number),
                tier,
                count(stock),
                prices,
                facts.values(),
                Optional.<KicadLibraryId>empty(),
                Optional.empty(),
                attributes);
    }

    private static OptionalLong count(String text) {
        try {
            return OptionalLong.of(Math.max(0, Long.parseLong(text.strip())));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static String clean(String text, int longest) {
        var shortened = text.length() <= longest ? text : text.substring(0, longest);
        if (shortened.codePoints().noneMatch(SupplierRecord::isInvisible)) {
            return shortened.strip();
        }
        var clean = new StringBuilder();
        shortened.codePoints().map(c -> isInvisible(c) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
