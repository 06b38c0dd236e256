package io.atopile.mcp.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                       | http://api.example/v1     | direct
            HTTP_PROXY=http://proxy:3128                            | http://api.example/v1     | proxy:3128
            HTTP_PROXY=http://proxy:3128                            | https://api.example/v1    | direct
            https_proxy=http://proxy:3128                           | https://api.example/v1    | proxy:3128
            HTTPS_PROXY=http://upper:1;https_proxy=http://lower:2   | https://api.example/v1    | lower:2
            ALL_PROXY=proxy:3128                                    | https://api.example/v1    | proxy:3128
            ALL_PROXY=http://proxy                                  | http://api.example/v1     | proxy:80
            ALL_PROXY=https://proxy                                 | http://api.example/v1     | proxy:443
            ALL_PROXY=http://user:word@proxy:3128                   | http://api.example/v1     | proxy:3128
            ALL_PROXY=p:1                                           | http://127.0.0.1:9180/v1  | direct
            ALL_PROXY=p:1                                           | http://localhost:9180/v1  | direct
            ALL_PROXY=p:1                                           | http://[::1]:9180/v1      | direct
            ALL_PROXY=p:1;NO_PROXY=api.example                      | http://api.example/v1     | direct
            ALL_PROXY=p:1;NO_PROXY=.example                         | http://api.example/v1     | direct
            ALL_PROXY=p:1;NO_PROXY=*.example                        | http://api.example/v1     | direct
            ALL_PROXY=p:1;NO_PROXY=example                          | http://api.example/v1     | direct
            ALL_PROXY=p:1;NO_PROXY=ample                            | http://api.example/v1     | p:1
            ALL_PROXY=p:1;NO_PROXY=other, API.EXAMPLE               | http://api.example/v1     | direct
            ALL_PROXY=p:1;NO_PROXY=api.example:8443                 | https://api.example/v1    | p:1
            ALL_PROXY=p:1;NO_PROXY=api.example:443                  | https://api.example/v1    | direct
            ALL_PROXY=p:1;NO_PROXY=*                                | https://api.example/v1    | direct
            ALL_PROXY=not an address                                | https://api.example/v1    | direct
            """)
    void anAddressIsReachedAsTheEnvironmentSays(String environment, String address, String way) {
        var variables = environment == null
                ? Map.<String, String>of()
                : Arrays.stream(environment.split(";")).map(each -> each.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var proxy = ProxyRules.of(variables).find(URI.create(address));
        assertEquals(way, proxy.map(found -> found.getHostString() + ":" + found.getPort()).orElse("direct"));
    }
}
