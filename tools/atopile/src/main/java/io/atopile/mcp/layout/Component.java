package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A footprint on a board. */
public final class Component {

    /**
     * One of its pads.
     *
     * @param net the net that it is on; absent where it is on none
     */
    public record Pad(String number, Optional<String> net) {}

    private final Form form;

    Component(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    /** Such as R1. */
    public String reference() {
        return property("Reference").orElse("");
    }

    /** Where the design declares it, below the entry; absent where it isn't of the design. */
    public Optional<String> address() {
        return property("atopile_address").filter(address -> !address.isEmpty());
    }

    /** How it is best called: by its address, else by its reference. */
    public String name() {
        return address().orElseGet(this::reference);
    }

    /** The footprint's name, with its library. */
    public String footprint() {
        return form.text(1).orElse("");
    }

    /** Whether somebody locked it in KiCad. */
    public boolean isLocked() {
        return form.form("locked").flatMap(locked -> locked.text(1)).filter("yes"::equals).isPresent()
                || form.atoms().anyMatch(atom -> atom.value().equals("locked"));
    }

    public Placement placement() {
        var at = form.form("at");
        return new Placement(
                at.map(place -> place.number(1).orElse(0)).orElse(0.0),
                at.map(place -> place.number(2).orElse(0)).orElse(0.0),
                at.map(place -> place.number(3).orElse(0)).orElse(0.0),
                Side.ofLayer(form.form("layer").flatMap(layer -> layer.text(1)).orElse("")));
    }

    /** In the footprint's order; pads without a number, which are mechanical, are left out. */
    public List<Pad> pads() {
        return form.forms("pad")
                .map(pad -> new Pad(pad.text(1).orElse(""), pad.form("net").flatMap(net -> net.text(net.items().size() - 1))))
                .filter(pad -> !pad.number().isEmpty())
                .toList();
    }

    Stream<String> names() {
        return Stream.concat(address().stream(), Stream.of(reference())).filter(name -> !name.isEmpty());
    }

    private Optional<String> property(String name) {
        return form.forms("property")
                .filter(property -> property.text(1).equals(Optional.of(name)))
                .findFirst()
                .flatMap(property -> property.text(2));
    }
}
