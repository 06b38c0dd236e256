package io.atopile.mcp.report;

import io.atopile.mcp.tool.Doc;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the parts of a quantity of boards cost, as far as prices are known; never a sum that hides what isn't. */
public record BomCost(
        int quantity,
        @Doc("US dollars for the parts of known price of one board; absent when no price is known.") Optional<Double> knownPerBoard,
        @Doc("The same for all boards.") Optional<Double> knownTotal,
        @Doc("Kinds of parts of known price.") int linesWithPrice,
        int linesWithoutPrice,
        @Doc("Kinds of parts of unknown price, at most 20.") List<String> withoutPrice) {

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

    /** As the end of a sentence. */
    public String describe() {
        return knownTotal
                .map(total -> String.format(Locale.ROOT, "; parts for %d boards cost %.2f US dollars", quantity, total)
                        + (linesWithoutPrice > 0 ? " and those of %d kinds whose price is unknown".formatted(linesWithoutPrice) : ""))
                .orElse(linesWithoutPrice > 0 ? "; no price is known of any part" : "; there are no parts");
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
