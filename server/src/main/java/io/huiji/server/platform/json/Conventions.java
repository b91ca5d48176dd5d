package io.huiji.server.platform.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * A record of the server says with {@code @Nullable} what a request may leave out; everything else must be there and must not be {@code null},
 * nor may a list hold {@code null}. So the compiler's checks are true for what comes over the wire too. {@code HALF_UP} is {@code half_up} in the API.
 */
final class Conventions extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;
    private static final String OURS = "io.huiji.";

    /** The engine knows no JSON; what of a programme may be left out is said where programmes are read. */
    private static final String ENGINE = "io.huiji.engine.";

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        Boolean said = super.hasRequiredMarker(config, member);
        return (said == null && required(member)) ? Boolean.TRUE : said;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        JsonSetter.Value said = super.findSetterInfo(config, annotated);
        return annotated instanceof AnnotatedMember member && said.getValueNulls() == Nulls.DEFAULT && required(member)
                ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL) : said;
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
        String[] found = super.findEnumValues(config, type, constants, names);
        for (int i = 0; i < constants.length; i++) {
            if (found[i] == null || found[i].equals(constants[i].name())) {
                found[i] = constants[i].name().toLowerCase(Locale.ROOT);
            }
        }
        return found;
    }

    private static boolean required(AnnotatedMember member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return false;
        }
        Class<?> owner = parameter.getDeclaringClass();
        if (!owner.isRecord() || !owner.getName().startsWith(OURS) || owner.getName().startsWith(ENGINE)) {
            return false;
        }
        RecordComponent[] components = owner.getRecordComponents();
        int index = parameter.getIndex();
        return parameter.getOwner().getParameterCount() == components.length
                && !components[index].getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
