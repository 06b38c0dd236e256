package io.atopile.mcp.conformance.bench;

/** What the Java runtime alone costs. */
final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
