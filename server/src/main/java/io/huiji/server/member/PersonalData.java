package io.huiji.server.member;

import java.util.List;

/** Every bean of this kind gives what its module keeps of a member, for the export of her own data (Q1). In the order of {@code @Order}. */
public interface PersonalData {

    List<ExportTable> tables(long memberId);
}
