package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A footprint on a board. */
public final class BoardComponent {

    /**
     * A pad of the footprint.
     *
     * @param net the net that it is connected to; empty if there is none
     */
    public record Pad(String number, Optional<String> net) {}

    private final String text;
    private final int start;
    private final int end;
    private final String reference;
    private final Optional<String> address;
    private final String footprint;
    private final boolean isLocked;
    private final Placement placement;
    private final List<Pad> pads;

    /** Extracts the commonly used values from the form; the form itself is parsed again from the board's text when needed. */
    BoardComponent(String text, Form form) {
        this.text = text;
        this.start = form.start();
        this.end = form.end();
        this.reference = findProperty(form, "Reference").orElse("");
        this.address = findProperty(form, "atopile_address").filter(name -> !name.isEmpty());
        this.footprint = form.findText(1).orElse("");
        this.isLocked = form.findForm("locked").flatMap(locked -> locked.findText(1)).filter("yes"::equals).isPresent()
                || form.atoms().anyMatch(atom -> atom.value().equals("locked"));
        this.placement = parsePlacement(form);
        this.pads = parsePads(form);
    }

    Form form() {
        return SExprReader.read(text, start, end) instanceof SExprReader.Outcome.Read(var form) ? form : new Form(start, end, List.of());
    }

    /** The reference designator, such as R1. */
    public String reference() {
        return reference;
    }

    /** The component's address in the design, relative to the entry; empty if it doesn't come from the design. */
    public Optional<String> address() {
        return address;
    }

    /** The preferred name: the address, otherwise the reference. */
    public String name() {
        return address().orElseGet(this::reference);
    }

    /** The footprint's name, including its library. */
    public String footprint() {
        return footprint;
    }

    /** Whether it is locked in KiCad. */
    public boolean isLocked() {
        return isLocked;
    }

    public Placement placement() {
        return placement;
    }

    private static Placement parsePlacement(Form form) {
        var at = form.findForm("at");
        return new Placement(
                at.map(place -> place.number(1).orElse(0)).orElse(0.0),
                at.map(place -> place.number(2).orElse(0)).orElse(0.0),
                at.map(place -> place.number(3).orElse(0)).orElse(0.0),
                BoardSide.ofLayer(form.findForm("layer").flatMap(layer -> layer.findText(1)).orElse("")));
    }

    /** The pads in the footprint's order, without those that have no number, which are mechanical. */
    public List<Pad> pads() {
        return pads;
    }

    private static List<Pad> parsePads(Form form) {
        return form.listForms("pad")
                .map(pad -> new Pad(pad.findText(1).orElse(""), pad.findForm("net").flatMap(net -> net.findText(net.items().size() - 1))))
                .filter(pad -> !pad.number().isEmpty())
                .toList();
    }

    Stream<String> names() {
        return Stream.concat(address().stream(), Stream.of(reference())).filter(name -> !name.isEmpty());
    }

    private static Optional<String> findProperty(Form form, String name) {
        return form.listForms("property")
                .filter(property -> property.findText(1).equals(Optional.of(name)))
                .findFirst()
                .flatMap(property -> property.findText(2));
    }
}
