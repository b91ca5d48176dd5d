package io.huiji.server.platform.json;

import java.util.Locale;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;

/** {@code HALF_UP} is {@code half_up} in the API. */
final class SnakeCaseEnums implements EnumNamingStrategy {

    @Override
    public String convertEnumToExternalName(MapperConfig<?> config, AnnotatedClass type, String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
