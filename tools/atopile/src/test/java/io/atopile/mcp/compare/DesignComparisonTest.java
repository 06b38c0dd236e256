package io.atopile.mcp.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.DesignVariables.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesignComparisonTest {

    private static final DesignPart RESISTOR = part("R1", "10K");
    private static final DesignPart CAPACITOR = part("C1", "100N");
    private static final List<DesignNet> NETS = List.of(net("vcc", "a.1", "c.1"), net("mid", "a.2", "b.1"), net("gnd", "b.2", "c.2"));
    private static final Design BASE = design(Map.of("a", RESISTOR, "b", RESISTOR, "c", CAPACITOR), NETS);

    @Test
    void theSameDesignHasNoDifference() {
        var found = DesignComparison.of(BASE, BASE);
        assertEquals(DesignComparison.UNKNOWN, found);
        assertTrue(found.parts().isEmpty() && found.nets().isEmpty() && found.parameters().isEmpty() && found.bom().isEmpty());
    }

    @Test
    void aNumberAnewIsNoChangeAndAnotherPartIs() {
        var parts = new HashMap<>(BASE.parts());
        parts.put("a", part("R7", "10K"));
        parts.put("b", part("R1", "22K"));
        var found = DesignComparison.of(BASE, design(parts, NETS));
        assertEquals(List.of("b changed 10K 22K"), found.parts().stream().map(DesignComparisonTest::told).toList());
        assertEquals(List.of(), found.nets());
    }

    @Test
    void netsAreTheSameByTheirPins() {
        var nets = List.of(net("net-1", "a.1", "c.1"), net("mid", "a.2", "b.1", "c.3"), net("vcc", "b.2", "c.2"));
        var found = DesignComparison.of(BASE, design(BASE.parts(), nets)).nets();
        assertEquals(
                List.of("mid changed  +[c.3] -[]", "net-1 renamed vcc +[] -[]", "vcc renamed gnd +[] -[]"), found.stream().map(DesignComparisonTest::told).toList());
    }

    @Test
    void aNetThatKeepsMostOfItsPinsUnderAnotherNameIsTheSame() {
        var before = design(BASE.parts(), List.of(net("one", "a.1", "b.1", "c.1"), net("lost", "a.2", "b.2")));
        var after = design(BASE.parts(), List.of(net("two", "a.1", "b.1", "c.1", "c.2"), net("new", "b.2", "c.3")));
        assertEquals(
                List.of("lost removed  +[] -[a.2, b.2]", "new added  +[b.2, c.3] -[]", "two changed one +[c.2] -[]"),
                DesignComparison.of(before, after).nets().stream().map(DesignComparisonTest::told).toList());
    }

    @Test
    void aRenamedComponentIsToldOnceAndItsNetsAndParametersStay() {
        var renamed = renamed(BASE, Map.of("a", "upper"));
        var found = DesignComparison.of(withParameter(BASE, "a.resistance"), withParameter(renamed, "upper.resistance"));
        assertEquals(List.of("upper renamed 10K 10K"), found.parts().stream().map(DesignComparisonTest::told).toList());
        assertEquals(List.of(new DesignComparison.Renamed("a", "upper")), found.renames());
        assertEquals(List.of(), found.nets());
        assertEquals(List.of(), found.parameters());
    }

    @Test
    void aRenamedModuleTakesEverythingInItAlong() {
        var before = renamed(BASE, Map.of("a", "psu.a", "b", "psu.b"));
        var after = renamed(BASE, Map.of("a", "power.a", "b", "power.b"));
        var found = DesignComparison.of(withParameter(before, "psu.rail.voltage"), withParameter(after, "power.rail.voltage"));
        assertEquals(List.of("power.a renamed 10K 10K", "power.b renamed 10K 10K"), found.parts().stream().map(DesignComparisonTest::told).toList());
        assertEquals(List.of(), found.nets());
        assertEquals(List.of(), found.parameters());
    }

    @Test
    void thatAPartOfTheSameKindIsJoinedElsewhereMakesItAnother() {
        var parts = new HashMap<>(BASE.parts());
        parts.remove("a");
        parts.put("d", RESISTOR);
        var nets = List.of(net("vcc", "c.1"), net("mid", "b.1"), net("gnd", "b.2", "c.2", "d.1"));
        var found = DesignComparison.of(BASE, design(parts, nets));
        assertEquals(List.of("a removed 10K ", "d added  10K"), found.parts().stream().map(DesignComparisonTest::told).toList());
    }

    @Test
    void billAndCostTellWhatIsKnown() {
        var before = new Design(Map.of(), List.of(), Map.of(), List.of(line("10K", 2), line("100N", 1)), new Design.KnownCost(Optional.of(0.3), 0));
        var after = new Design(Map.of(), List.of(), Map.of(), List.of(line("10K", 3), line("22K", 1)), new Design.KnownCost(Optional.of(0.4), 0));
        var found = DesignComparison.of(before, after);
        assertEquals(
                List.of("100N 1 0", "10K 2 3", "22K 0 1"),
                found.bom().stream()
                        .map(one -> "%s %d %d".formatted(one.mpn().orElse(""), one.quantityBefore(), one.quantityAfter()))
                        .toList());
        assertEquals(Optional.of(0.1), found.cost().difference());
        var unknown = new Design(Map.of(), List.of(), Map.of(), List.of(), new Design.KnownCost(Optional.of(0.4), 1));
        assertEquals(Optional.empty(), DesignComparison.of(before, unknown).cost().difference());
    }

    @Test
    void aParameterTellsBothOfItsValues() {
        var before = withParameter(BASE, "v_out");
        var after = new Design(
                BASE.parts(), BASE.nets(), Map.of("v_out", new DesignParameter(Optional.of("3V"), Optional.empty(), Standing.UNKNOWN)), List.of(), BASE.cost());
        var found = DesignComparison.of(before, after).parameters();
        assertEquals(1, found.size());
        assertEquals(Optional.of("5V"), found.getFirst().specBefore());
        assertEquals(Optional.of("3V"), found.getFirst().specAfter());
        assertEquals(Optional.of("unknown"), found.getFirst().standingAfter());
    }

    @Test
    void theOrderOfWhatIsReadDecidesNothing() {
        var after = renamed(design(BASE.parts(), List.of(net("x", "a.1", "c.1"), net("y", "a.2", "b.1"))), Map.of("c", "d"));
        var turned = new Design(after.parts(), after.nets().reversed(), after.parameters(), after.bill(), after.cost());
        assertFalse(DesignComparison.of(BASE, after).nets().isEmpty());
        assertEquals(DesignComparison.of(BASE, after), DesignComparison.of(BASE, turned));
    }

    private static DesignPart part(String reference, String mpn) {
        return new DesignPart(Optional.of(reference), Optional.of("Sample"), Optional.of(mpn), Optional.empty(), Optional.of("0603"));
    }

    private static BomLine line(String mpn, int quantity) {
        return new BomLine(mpn, Optional.of("Sample"), Optional.of(mpn), Optional.empty(), quantity);
    }

    private static DesignNet net(String name, String... pins) {
        return new DesignNet(name, Stream.of(pins).map(DesignComparisonTest::pin).collect(Collectors.toSet()));
    }

    private static DesignPin pin(String text) {
        return new DesignPin(text.substring(0, text.lastIndexOf('.')), text.substring(text.lastIndexOf('.') + 1));
    }

    private static Design design(Map<String, DesignPart> parts, List<DesignNet> nets) {
        return new Design(parts, nets, Map.of(), List.of(), new Design.KnownCost(Optional.empty(), 0));
    }

    private static Design withParameter(Design design, String path) {
        var parameter = new DesignParameter(Optional.of("5V"), Optional.empty(), Standing.UNKNOWN);
        return new Design(design.parts(), design.nets(), Map.of(path, parameter), design.bill(), design.cost());
    }

    private static Design renamed(Design design, Map<String, String> names) {
        var parts = new HashMap<String, DesignPart>();
        design.parts().forEach((address, part) -> parts.put(names.getOrDefault(address, address), part));
        var nets = design.nets().stream()
                .map(net -> new DesignNet(
                        net.net(),
                        net.pins().stream().map(pin -> new DesignPin(names.getOrDefault(pin.address(), pin.address()), pin.pad())).collect(Collectors.toSet())))
                .toList();
        return design(parts, nets);
    }

    private static String told(PartChange change) {
        return "%s %s %s %s".formatted(change.address(), lower(change.change()), mpn(change.before()), mpn(change.after()));
    }

    private static String mpn(Optional<DesignPart> part) {
        return part.flatMap(DesignPart::mpn).orElse("");
    }

    private static String told(NetChange change) {
        return "%s %s %s +%s -%s"
                .formatted(change.net(), lower(change.change()), change.from().orElse(""), change.pinsAdded(), change.pinsRemoved());
    }

    private static String lower(ChangeType change) {
        return change.name().toLowerCase(Locale.ROOT);
    }
}
