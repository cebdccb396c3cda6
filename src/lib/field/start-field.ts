// The script of /field, a bundle of its own (scripts/bundle-field.ts): it opens from the phone, on any line.
import { mount } from 'svelte';
import FieldApp from './FieldApp.svelte';

const target = document.getElementById('field')!;
target.replaceChildren();
mount(FieldApp, { target });
