import { Menu, type MenuItemConstructorOptions } from 'electron';

/** The menu in Chinese. Undo and the clipboard act on the field being typed in; the app's own undo is in its top bar. */
export function setMenu(platform: NodeJS.Platform, development: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: '刷新' },
    { type: 'separator' },
    { role: 'resetZoom', label: '实际大小' },
    { role: 'zoomIn', label: '放大' },
    { role: 'zoomOut', label: '缩小' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: '全屏' },
  ];
  if (development) view.push({ role: 'toggleDevTools', label: '开发者工具' });
  const template: MenuItemConstructorOptions[] = [
    {
      label: '文件',
      submenu: [
        { role: 'close', label: '关闭窗口' },
        { role: 'quit', label: '退出' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销输入' },
        { role: 'redo', label: '重做输入' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    { label: '视图', submenu: view },
    {
      label: '窗口',
      submenu: [
        { role: 'minimize', label: '最小化' },
        { role: 'zoom', label: '缩放' },
      ],
    },
  ];
  if (platform === 'darwin') {
    template.unshift({
      label: '政务公开工作台',
      submenu: [
        { role: 'about', label: '关于政务公开工作台' },
        { type: 'separator' },
        { role: 'hide', label: '隐藏' },
        { role: 'hideOthers', label: '隐藏其他' },
        { type: 'separator' },
        { role: 'quit', label: '退出' },
      ],
    });
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
