import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import type { Language } from '@huiji/format';
import { full, short, type Unit } from './figures';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, LegacyGridContainLabel, CanvasRenderer]);

export interface Series {
  name: string;
  unit: Unit;
  values: number[];
}

export interface Drawing {
  /** `bars` lie: for names, which are long. */
  kind: 'line' | 'bar' | 'stack' | 'bars';
  labels: string[];
  series: Series[];
}

/** Told apart by every kind of colour vision, and by lightness in print (after Okabe and Ito). */
const COLOURS = ['#0b6b5d', '#d98200', '#2f6db3', '#a2559c', '#7a8581'];
const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'circle'];
const INK = '#55615d';
const LINE = '#dfe4e1';

export function start(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: 'canvas' });
}

/** Money and numbers of other kinds never share an axis. */
export function optionOf({ kind, labels, series }: Drawing, language: Language): EChartsCoreOption {
  const unit = series[0]?.unit ?? 'count';
  const lying = kind === 'bars';
  const names = {
    type: 'category', data: labels, inverse: lying, boundaryGap: kind !== 'line', axisTick: { show: false }, axisLine: { lineStyle: { color: LINE } },
    axisLabel: { color: INK, fontSize: 12, hideOverlap: true, ...(lying ? { width: 110, overflow: 'truncate' } : {}) },
  };
  const numbers = {
    type: 'value', splitNumber: 4, minInterval: unit === 'fen' ? 100 : 1, splitLine: { lineStyle: { color: LINE } },
    axisLabel: { color: INK, fontSize: 12, hideOverlap: true, formatter: (value: number) => short(value, unit, language) },
  };
  return {
    color: COLOURS,
    animationDuration: 300,
    textStyle: { fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif' },
    grid: { left: 4, right: 16, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, itemWidth: 16, itemHeight: 10, textStyle: { color: INK, fontSize: 13 } },
    tooltip: {
      trigger: 'axis', confine: true, axisPointer: { type: kind === 'line' ? 'line' : 'shadow' },
      valueFormatter: (value: number) => full(String(Math.round(value)), unit),
    },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: series.map((one, i) => ({
      name: one.name, data: one.values, cursor: 'pointer',
      ...(kind === 'line'
        ? { type: 'line', symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 7, showSymbol: labels.length <= 45, lineStyle: { width: 2.5 }, areaStyle: series.length === 1 ? { opacity: 0.08 } : undefined }
        : { type: 'bar', barMaxWidth: 26, barGap: '10%', stack: kind === 'stack' ? 'all' : undefined, itemStyle: { borderRadius: lying ? [0, 4, 4, 0] : [4, 4, 0, 0] } }),
    })),
  };
}
