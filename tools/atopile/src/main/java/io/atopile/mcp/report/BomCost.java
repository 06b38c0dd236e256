package io.atopile.mcp.report;

import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Doc;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The cost of the parts of a number of boards, as far as prices are known; a total is never given without what it leaves out. */
public record BomCost(
        int quantity,
        @Doc("Cost of the parts with a known price for one board, in US dollars; absent if no price is known.") Optional<Double> knownPerBoard,
        @Doc("The same for all boards.") Optional<Double> knownTotal,
        @Doc("BOM lines with a known price.") int linesWithPrice,
        int linesWithoutPrice,
        @Doc("Parts without a known price, at most 20.") List<String> withoutPrice) {

    private static final int NAMED = 20;
    private static final int CENTS_OF_CENTS = 4;

    public static BomCost of(Bom bom, int quantity) {
        var priced = bom.components().stream().filter(component -> component.unitCost().isPresent()).toList();
        var unpriced = bom.components().stream().filter(component -> component.unitCost().isEmpty()).toList();
        var board = priced.stream()
                .map(component -> BigDecimal.valueOf(component.unitCost().orElseThrow()).multiply(BigDecimal.valueOf(component.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BomCost(
                quantity,
                priced.isEmpty() ? Optional.empty() : Optional.of(round(board)),
                priced.isEmpty() ? Optional.empty() : Optional.of(round(board.multiply(BigDecimal.valueOf(quantity)))),
                priced.size(),
                unpriced.size(),
                unpriced.stream().map(BomCost::name).limit(NAMED).toList());
    }

    /** Formats the cost as the end of a sentence. */
    public String describe() {
        return knownTotal
                .map(total -> String.format(Locale.ROOT, "; parts for %s cost %.2f US dollars", CountFormat.format(quantity, "board"), total)
                        + (linesWithoutPrice > 0 ? ", not including %s without a known price".formatted(CountFormat.format(linesWithoutPrice, "BOM line")) : ""))
                .orElse(linesWithoutPrice > 0 ? "; no part has a known price" : "; there are no parts");
    }

    private static double round(BigDecimal amount) {
        return amount.setScale(CENTS_OF_CENTS, RoundingMode.HALF_UP).doubleValue();
    }

    private static String name(Bom.Component component) {
        return Stream.of(component.mpn(), component.lcsc())
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> String.join(" ", component.designators()));
    }
}
