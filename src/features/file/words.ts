import type { Words } from '#shared/language.ts';

/** What is said of an uploaded file; the frame of a page around it belongs to the feature that shows it. */
export const words = {
  'file.unnamed': ['文件没有名称。请改名后再上传。', 'The file has no name. Rename it and upload again.'],
  'file.empty': ['文件是空的。', 'The file is empty.'],
  'file.ending': ['不接收这种文件。可以上传：{endings}。', 'Files of this kind are not taken. These are: {endings}.'],
  'file.heic': ['HEIC 照片请先转为 JPG（苹果手机：设置 → 相机 → 格式 → 兼容性最佳）。', 'Turn HEIC photos into JPG first (iPhone: Settings → Camera → Formats → Most compatible).'],
  'file.mismatch': ['文件内容与后缀 .{ending} 不符（实际是 {seen}）。请核对后再上传。', 'The content does not agree with the ending .{ending} (it is {seen}). Check the file and upload again.'],
  'file.kind': ['文件内容不是可以接收的类型。', 'The content is of no kind that is taken.'],
  'file.damaged': ['文件已损坏或不完整，读不出来。', 'The file is damaged or incomplete and cannot be read.'],
  'file.old_or_locked': ['文件加了密码，或是旧版的 .doc、.xls。请去掉密码，另存为 .docx 或 .xlsx 后再上传。', 'The file is locked by a password, or of the old kinds .doc and .xls. Take the password off and save it as .docx or .xlsx.'],
  'file.table_ending': ['这里只读 .xlsx、.csv、.docx 和 .jsonl 中的表格。', 'Tables are read from .xlsx, .csv, .docx and .jsonl.'],
  'file.no_table': ['文件里没有表格，或表格是空的。', 'There is no table in the file, or it is empty.'],
  'file.table_long': ['表格超过 {rows} 行。请分成几个文件导入。', 'The table is longer than {rows} rows. Split it.'],
  'file.locked': ['文件加了密码。请去掉密码后再上传。', 'The file is locked by a password. Take the password off and upload again.'],
  'file.active': ['文件中有宏、脚本或外部模板，不予接收。请另存为普通文档。', 'The file holds macros, scripts or outside templates and is not taken. Save it as a plain document.'],
  'file.polyglot': ['文件前后夹带了别的内容，不予接收。', 'Something else is hidden before or behind the file; it is not taken.'],
  'file.bomb': ['文件解压后过大，不予接收。', 'The file is far too large once unpacked; it is not taken.'],
  'file.too_many_pixels': ['图片太大。每张不超过 {megapixels} 百万像素。', 'The picture is too large. At most {megapixels} megapixels.'],
  'file.too_large': ['文件太大。每个文件不超过 {megabytes} MB。', 'The file is too large. At most {megabytes} MB each.'],
  'file.malformed': ['上传的内容读不懂。请逐个选择文件上传。', 'What was uploaded cannot be read. Choose the files one by one.'],
  'file.unknown': ['没有收到这个文件的内容。请重新上传。', 'The content of this file has not arrived. Upload it again.'],
} as const satisfies Words;
