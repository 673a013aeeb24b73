import { defineConfig } from 'html-validate';

export default defineConfig({
	extends: ['html-validate:recommended'],
	rules: {
		'no-inline-style': 'error',
		// checkboxes of one question share its name
		'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
		// the outline stands twice in a lesson and is shown once, by the width of the window; axe looks at what is shown
		'unique-landmark': 'off',
		// Svelte's way of writing is valid too
		'attribute-boolean-style': 'off',
		'attribute-empty-style': 'off',
		'attr-quotes': 'off',
		'doctype-style': 'off',
		'no-raw-characters': 'off',
		'no-trailing-whitespace': 'off',
		'void-style': 'off',
		// everything comes from this site
		'require-sri': 'off',
		'long-title': 'off'
	}
});
