package io.huiji.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server process. */
@SpringBootApplication
public class HuijiApplication {

    public static void main(String[] args) {
        SpringApplication.run(HuijiApplication.class, args);
    }
}
