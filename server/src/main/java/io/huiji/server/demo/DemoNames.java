package io.huiji.server.demo;

import java.util.random.RandomGenerator;

/** Names as they are common; whoever bears one of them is not meant. */
final class DemoNames {

    /** The most frequent first. */
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺";
    private static final String GIVEN = "一子雨梓欣思佳嘉宇涵诗若晓文静婷雅琪悦彤萱怡心可芷妍菲瑶梦晨曦然语宁睿昊博轩泽明俊杰浩凯志强伟鹏飞磊涛峰超勇军辉建国平安丽娟敏霞燕玲红英兰芳慧莹洁颖琳珊月星云帆航远山川林木青春秋冬夏乐天";
    private static final int SINGLE_PERCENT = 24;

    private DemoNames() {}

    static String draw(RandomGenerator random) {
        // Twice the smaller of two: the frequent ones stand in front.
        int surname = Math.min(random.nextInt(SURNAMES.length()), random.nextInt(SURNAMES.length()));
        String name = SURNAMES.substring(surname, surname + 1) + given(random);
        return random.nextInt(100) < SINGLE_PERCENT ? name : name + given(random);
    }

    private static String given(RandomGenerator random) {
        int at = random.nextInt(GIVEN.length());
        return GIVEN.substring(at, at + 1);
    }
}
