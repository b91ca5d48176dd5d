'use strict';
// Renders /openapi.json: operations by tag with their fields, ranges and examples, and the table of errors.

const DEPTH_MAX = 5;
const OWNERS = { member: '会员 / member', partner: '合作方 / partner', operator: '运营 / operator', defect: '系统缺陷 / defect' };

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

/** "中文 / English" as Chinese with English beside it. */
function both(text) {
  const at = (text || '').indexOf(' / ');
  return at < 0 ? [text || ''] : [text.slice(0, at), ' ', make('span', { class: 'en' }, text.slice(at + 3))];
}

let api = { components: { schemas: {} } };

function resolved(schema) {
  let found = schema || {};
  for (let i = 0; found.$ref && i < 10; i++) {
    found = Object.assign({}, api.components.schemas[found.$ref.split('/').pop()], found.description ? { description: found.description } : {});
  }
  return found;
}

function typesOf(schema) {
  return [].concat(schema.type || (schema.properties ? 'object' : [])).filter((type) => type !== 'null');
}

function typeName(schema) {
  const found = resolved(schema);
  const type = typesOf(found)[0] || (found.oneOf ? 'one of' : 'any');
  if (type === 'array') {
    return typeName(found.items || {}) + '[]';
  }
  if (type === 'string' && found.format === 'int64') {
    return 'int64 "…"';
  }
  return found.format ? type + ' · ' + found.format : type;
}

function limits(schema) {
  const found = resolved(schema);
  const parts = [];
  const low = found.minimum ?? found['x-minimum'];
  const high = found.maximum ?? found['x-maximum'];
  const above = found.exclusiveMinimum ?? found['x-exclusive-minimum'];
  if (above !== undefined) { parts.push('> ' + above); }
  if (low !== undefined) { parts.push('≥ ' + low); }
  if (high !== undefined) { parts.push('≤ ' + high); }
  if (found.minLength || found.maxLength) { parts.push('长度 length ' + (found.minLength || 0) + '–' + (found.maxLength ?? '…')); }
  if (found.minItems || found.maxItems) { parts.push('个数 items ' + (found.minItems || 0) + '–' + (found.maxItems ?? '…')); }
  if (found.pattern && found.format !== 'int64') { parts.push(found.pattern); }
  if (found.enum) { parts.push(found.enum.join(' | ')); }
  if (found.default !== undefined) { parts.push('默认 default ' + found.default); }
  return parts.join(';');
}

function fieldRows(schema, depth, rows, trail) {
  const found = resolved(schema);
  const required = found.required || [];
  for (const [name, child] of Object.entries(found.properties || {})) {
    rows.push(make('tr', {},
      make('td', { class: 'field' }, make('span', { class: 'depth' + depth }, name, required.includes(name) ? make('span', { class: 'need' }, '必填') : '')),
      make('td', {}, typeName(child)),
      make('td', {}, ...both(resolved(child).description), make('div', { class: 'limits' }, limits(child)))));
    const inner = resolved(typesOf(resolved(child))[0] === 'array' ? resolved(child).items : child);
    const key = inner.properties ? Object.keys(inner.properties).join() : '';
    if (inner.properties && depth < DEPTH_MAX && !trail.includes(key)) {
      fieldRows(inner, depth + 1, rows, trail.concat(key));
    }
  }
  return rows;
}

function fieldTable(schema) {
  const root = resolved(schema);
  const body = typesOf(root)[0] === 'array' ? root.items : root;
  const rows = fieldRows(body, 0, [], []);
  return rows.length === 0 ? make('p', { class: 'none' }, typeName(root))
    : make('table', {}, make('thead', {}, make('tr', {}, make('th', {}, '字段 Field'), make('th', {}, '类型 Type'), make('th', {}, '说明 Meaning'))), make('tbody', {}, ...rows));
}

const SAMPLES = { 'date-time': '2026-11-23T10:00:00+08:00', date: '2026-11-23', int64: '100' };

function example(schema, depth) {
  const found = resolved(schema);
  if (found.example !== undefined) { return found.example; }
  if (found.enum) { return found.enum[0]; }
  const type = typesOf(found)[0];
  if (type === 'object' || found.properties) {
    return depth > DEPTH_MAX ? {} : Object.fromEntries(Object.entries(found.properties || {}).map(([name, child]) => [name, example(child, depth + 1)]));
  }
  if (type === 'array') { return depth > DEPTH_MAX ? [] : [example(found.items || {}, depth + 1)]; }
  if (type === 'integer' || type === 'number') { return found.minimum ?? 1; }
  if (type === 'boolean') { return false; }
  return SAMPLES[found.format] || '…';
}

function exampleOf(schema) {
  return make('pre', { tabindex: '0' }, JSON.stringify(example(schema, 0), null, 2));
}

function parameterTable(parameters) {
  return make('table', {}, make('thead', {}, make('tr', {}, make('th', {}, '参数 Parameter'), make('th', {}, '类型 Type'), make('th', {}, '说明 Meaning'))),
    make('tbody', {}, ...parameters.map((parameter) => make('tr', {},
      make('td', { class: 'field' }, parameter.name, parameter.required ? make('span', { class: 'need' }, '必填') : '', make('div', { class: 'limits' }, parameter.in)),
      make('td', {}, typeName(parameter.schema)),
      make('td', {}, ...both(parameter.description), make('div', { class: 'limits' }, limits(parameter.schema)))))));
}

function contents(holder) {
  return Object.entries((holder && holder.content) || {});
}

function operationNode(path, method, operation) {
  const body = make('div', { class: 'body' });
  body.append(make('p', { class: 'scope' }, '权限 Scope: ', make('code', {}, operation['x-scope'] || '–')));
  if (operation.parameters && operation.parameters.length) {
    body.append(make('h4', {}, '参数 Parameters'), parameterTable(operation.parameters));
  }
  for (const [type, media] of contents(operation.requestBody)) {
    body.append(make('h4', {}, '请求体 Body ', make('span', { class: 'en' }, type)), fieldTable(media.schema));
    if (type.includes('json')) { body.append(make('h4', {}, '示例 Example'), exampleOf(media.schema)); }
  }
  for (const [status, response] of Object.entries(operation.responses || {}).filter(([code]) => code !== 'default')) {
    for (const [type, media] of contents(response)) {
      body.append(make('h4', {}, '答复 Answer ' + status + ' ', make('span', { class: 'en' }, type)), fieldTable(media.schema));
      if (type.includes('json') || type === '*/*') { body.append(exampleOf(media.schema)); }
    }
  }
  const id = operationId(path, method);
  return make('details', { class: 'operation', id, 'data-text': (path + ' ' + method + ' ' + JSON.stringify(operation)).toLowerCase() },
    make('summary', {}, make('span', { class: 'method ' + method }, method.toUpperCase()), make('span', { class: 'path' }, path),
      make('span', { class: 'what' }, operation.summary || '', ' ', make('span', { class: 'en' }, operation['x-summary-en'] || ''))), body);
}

function operationId(path, method) {
  return method + path.replace(/[^a-z0-9]+/gi, '-');
}

function render() {
  const place = document.getElementById('operations');
  const nav = document.getElementById('nav');
  place.replaceChildren();
  nav.append(make('b', {}, '开始 ', make('span', { class: 'en' }, 'Getting started')));
  document.querySelectorAll('#guide article').forEach((article) =>
    nav.append(make('a', { href: '#' + article.id }, article.querySelector('h3').firstChild.textContent)));
  for (const tag of api.tags || []) {
    const section = make('section', { id: 'tag-' + tag.name }, make('h2', {}, ...both(tag.description)));
    nav.append(make('b', {}, ...both(tag.description)));
    for (const [path, item] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if ((operation.tags || []).includes(tag.name)) {
          section.append(operationNode(path, method, operation));
          nav.append(make('a', { href: '#' + operationId(path, method), title: method.toUpperCase() + ' ' + path },
            make('span', { class: 'method ' + method }, method.toUpperCase()), ' ', operation.summary || path));
        }
      }
    }
    place.append(section);
  }
  nav.append(make('b', {}, make('a', { href: '#problems' }, '错误 Errors')));
  document.getElementById('problem-rows').append(...(api['x-problems'] || []).map((row) => make('tr', {},
    make('td', {}, String(row.status)), make('td', { class: 'field' }, row.code), make('td', {}, ...both(OWNERS[row.owner])),
    make('td', {}, row.zh, ' ', make('span', { class: 'en' }, row.en)))));
  open();
}

/** Opens the operation that the address names. */
function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === 'DETAILS') {
    target.open = true;
    target.scrollIntoView();
  }
}

function search(event) {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  document.querySelectorAll('.operation').forEach((node) =>
    node.classList.toggle('hidden', !words.every((word) => node.dataset.text.includes(word))));
}

document.getElementById('search').addEventListener('input', search);
window.addEventListener('hashchange', open);
fetch('/openapi.json').then((response) => response.json()).then((description) => {
  api = description;
  render();
}).catch(() => {
  document.getElementById('operations').replaceChildren(make('p', { class: 'wait' }, '读不到 /openapi.json / Could not read /openapi.json'));
});
