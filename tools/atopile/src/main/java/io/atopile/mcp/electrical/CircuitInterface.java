package io.atopile.mcp.electrical;

import java.util.List;

/**
 * An interface of a module.
 *
 * @param path such as {@code sensor.i2c}
 * @param owner the path of the innermost module around it
 * @param source whether it is a rail that its owner supplies
 * @param sink whether it is declared to take power
 * @param places where it and the modules around it are declared, the innermost first
 */
public record CircuitInterface(String path, InterfaceType type, String owner, boolean source, boolean sink, List<MemberDeclaration> places) {

    public CircuitInterface {
        places = List.copyOf(places);
    }

    List<SourceLine> lines() {
        return MemberDeclaration.listLines(places);
    }
}
