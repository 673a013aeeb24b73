/**
 * Page options of the edition with real addresses. They stand behind an alias because hash routing, which a
 * single-file edition needs, refuses them: such an edition points `$page-options` at a module without exports.
 */
export const prerender = true;
export const trailingSlash = 'always';
