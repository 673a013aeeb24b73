// @ts-check
/**
 * Serves a built site as a plain web server would: a folder without its slash is redirected, nothing is guessed, and
 * what is missing gets 404.html. Stricter than `vite preview`, so that what works here works on IIS and nginx.
 *
 * Usage: node scripts/serve.js [--port 4173] [--folder build] [--mount /below/here]
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = /** @type {Record<string, string>} */ ({
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml'
});

/**
 * @param {{ folder: string, mount?: string }} options `mount`: the path below which the site lies, without a slash at its end
 */
export function siteServer({ folder, mount = '' }) {
	const root = resolve(folder);
	return createServer((request, response) => {
		const send = (/** @type {number} */ status, /** @type {string} */ file) => {
			response.writeHead(status, {
				'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
				'cache-control': file.includes(`${sep}immutable${sep}`)
					? 'public, max-age=31536000, immutable'
					: 'no-cache',
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer'
			});
			if (request.method === 'HEAD') response.end();
			else createReadStream(file).pipe(response);
		};
		const missing = () => {
			const page = join(root, '404.html');
			if (existsSync(page)) send(404, page);
			else response.writeHead(404).end('not found');
		};
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.writeHead(405, { allow: 'GET, HEAD' }).end();
			return;
		}
		/** @type {string} */
		let path;
		const address = new URL(request.url ?? '/', 'http://localhost');
		try {
			path = decodeURIComponent(address.pathname);
		} catch {
			response.writeHead(400).end('bad address');
			return;
		}
		if (path === mount && mount !== '') {
			response.writeHead(301, { location: `${mount}/${address.search}` }).end();
			return;
		}
		if (!path.startsWith(`${mount}/`)) return missing();
		const file = normalize(join(root, path.slice(mount.length)));
		if (file !== root && !file.startsWith(root + sep) && file !== root + sep) return missing();
		if (!existsSync(file)) return missing();
		if (!statSync(file).isDirectory()) return send(200, file);
		if (!path.endsWith('/')) {
			response.writeHead(301, { location: `${address.pathname}/${address.search}` }).end();
			return;
		}
		const index = join(file, 'index.html');
		if (existsSync(index)) send(200, index);
		else missing();
	});
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4173' },
			folder: { type: 'string', default: 'build' },
			mount: { type: 'string', default: '' }
		}
	});
	if (!existsSync(join(values.folder, 'index.html'))) {
		console.error(`There is no built site in "${values.folder}". Run: npm run build`);
		process.exit(1);
	}
	const server = siteServer({ folder: values.folder, mount: values.mount });
	server.on('error', (error) => {
		const inUse = 'code' in error && error.code === 'EADDRINUSE';
		console.error(inUse ? `Port ${values.port} is in use. Try: npm run serve -- --port 4174` : error.message);
		process.exit(1);
	});
	server.listen(Number(values.port), () => {
		console.log(`Bulkhead: http://localhost:${values.port}${values.mount}/`);
	});
}
