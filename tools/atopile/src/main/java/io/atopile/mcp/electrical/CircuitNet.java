package io.atopile.mcp.electrical;

import java.util.List;

/** What is joined: the electricals of interfaces and the pins of parts. */
public record CircuitNet(List<Member> members) {

    /**
     * One electrical.
     *
     * @param owner the path of the innermost module around it
     */
    public record Member(String path, String owner) {}

    public CircuitNet {
        members = List.copyOf(members);
    }
}
